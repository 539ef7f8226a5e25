/// What the engine asks of its host: clients, grants, subjects, sessions, consents, one-time
/// values.
///
/// Each interface is small enough to read at a glance, and each method carries its invariant in one
/// call. Implementations are thread-safe. Every method takes the issuer first and must not return
/// or change another issuer's data, however alike the ids are. An implementation that cannot reach
/// its storage throws [StoreUnavailable]; it never guesses.
///
/// `dev.gatewright.protocol.memory` holds all of them in memory. The artifact
/// `gatewright-store-contract` has the tests that every implementation passes.
@NullMarked
package dev.gatewright.protocol.ports;

import org.jspecify.annotations.NullMarked;
