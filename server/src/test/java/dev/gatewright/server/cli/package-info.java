@NullMarked
package dev.gatewright.server.cli;

import org.jspecify.annotations.NullMarked;
