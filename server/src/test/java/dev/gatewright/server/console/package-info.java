/// Tests of the console.
@NullMarked
package dev.gatewright.server.console;

import org.jspecify.annotations.NullMarked;
