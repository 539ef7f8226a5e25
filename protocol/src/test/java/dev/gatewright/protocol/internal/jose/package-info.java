@NullMarked
package dev.gatewright.protocol.internal.jose;

import org.jspecify.annotations.NullMarked;
