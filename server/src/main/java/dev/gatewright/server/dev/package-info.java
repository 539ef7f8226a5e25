/// What `gatewright dev` adds to the server: a demo tenant, pages about it, caught mail, and what
/// an application that logs in there is told.
@NullMarked
package dev.gatewright.server.dev;

import org.jspecify.annotations.NullMarked;
