/// The pages of those who administer: what they show, without how.
@NullMarked
package dev.gatewright.server.pages.console;

import org.jspecify.annotations.NullMarked;
