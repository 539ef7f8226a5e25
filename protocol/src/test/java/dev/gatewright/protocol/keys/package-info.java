@NullMarked
package dev.gatewright.protocol.keys;

import org.jspecify.annotations.NullMarked;
