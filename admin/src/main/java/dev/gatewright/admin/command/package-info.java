/// What can be asked of the administration, by whom, and what comes of it: records without text,
/// which command line, API and pages parse and render.
@NullMarked
package dev.gatewright.admin.command;

import org.jspecify.annotations.NullMarked;
