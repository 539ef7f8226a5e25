/// What the engine asks of its host: clients, grants, subjects, sessions, consents, one-time
/// values.
///
/// Each interface is small enough to read at a glance, and each method carries its invariant in one
/// call. Implementations are thread-safe. Every method takes the issuer first and must not return
/// or change another issuer's data. An implementation that cannot reach its storage throws; it
/// never guesses.
@NullMarked
package dev.gatewright.protocol.ports;

import org.jspecify.annotations.NullMarked;
