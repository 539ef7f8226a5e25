/// The contract of identity's tables, which every dialect passes.
@NullMarked
package dev.gatewright.store.people;

import org.jspecify.annotations.NullMarked;
