@NullMarked
package dev.gatewright.protocol.internal.recent;

import org.jspecify.annotations.NullMarked;
