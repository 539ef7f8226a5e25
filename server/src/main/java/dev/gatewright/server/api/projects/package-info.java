/// The administration of projects, as programs know it that were written for another system.
@NullMarked
package dev.gatewright.server.api.projects;

import org.jspecify.annotations.NullMarked;
