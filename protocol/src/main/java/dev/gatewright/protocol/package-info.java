@NullMarked
package dev.gatewright.protocol;

import org.jspecify.annotations.NullMarked;
