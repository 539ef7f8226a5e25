/// The contract of the engine's tables, which every dialect passes.
@NullMarked
package dev.gatewright.store.grants;

import org.jspecify.annotations.NullMarked;
