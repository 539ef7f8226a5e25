@NullMarked
package dev.gatewright.server.dev;

import org.jspecify.annotations.NullMarked;
