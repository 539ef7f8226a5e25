@NullMarked
package dev.gatewright.store;

import org.jspecify.annotations.NullMarked;
