/// What happens to grants, consents, clients and keys, as facts that a store writes in the same
/// commit as the change they tell of.
///
/// Refreshing is no event: its row tells of it. Grace, theft and what ends a grant are.
@NullMarked
package dev.gatewright.protocol.events;

import org.jspecify.annotations.NullMarked;
