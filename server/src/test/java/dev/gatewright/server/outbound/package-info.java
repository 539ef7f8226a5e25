@NullMarked
package dev.gatewright.server.outbound;

import org.jspecify.annotations.NullMarked;
