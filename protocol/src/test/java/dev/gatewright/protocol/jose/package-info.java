@NullMarked
package dev.gatewright.protocol.jose;

import org.jspecify.annotations.NullMarked;
