/// What `gatewright dev` adds to the server: a demo tenant, pages about it, caught mail, and a
/// small application that logs in.
@NullMarked
package dev.gatewright.server.dev;

import org.jspecify.annotations.NullMarked;
