/// What identity needs kept, as interfaces that a database implements.
///
/// Every method takes the tenant first and reaches no row of another one. Every method is one
/// atomic unit: it happened wholly and durably when it returns, and not at all when it throws.
/// Times are kept to the millisecond. An exception means a broken store, never a user's mistake.
@NullMarked
package dev.gatewright.identity.store;

import org.jspecify.annotations.NullMarked;
