@NullMarked
package dev.gatewright.identity;

import org.jspecify.annotations.NullMarked;
