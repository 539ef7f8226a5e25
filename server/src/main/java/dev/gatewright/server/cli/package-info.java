/// The command line: what can be typed, what is printed, and how the process ends. What commands do
/// is elsewhere.
@NullMarked
package dev.gatewright.server.cli;

import org.jspecify.annotations.NullMarked;
