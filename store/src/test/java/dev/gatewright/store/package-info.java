/// Tests of the store as the server holds it.
@NullMarked
package dev.gatewright.store;

import org.jspecify.annotations.NullMarked;
