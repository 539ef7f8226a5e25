/// The store interfaces kept in memory, for the tests of this module.
@NullMarked
package dev.gatewright.identity.memory;

import org.jspecify.annotations.NullMarked;
