@NullMarked
package dev.gatewright.protocol.seal;

import org.jspecify.annotations.NullMarked;
