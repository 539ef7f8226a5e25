/// Keys and secrets at rest: each value encrypted under the master key, which is not in the
/// database, and bound to its row.
@NullMarked
package dev.gatewright.store.keys;

import org.jspecify.annotations.NullMarked;
