package dev.gatewright.store.admin;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import java.time.Instant;
import java.util.Optional;

/// A client's mandate as kept. The role is the word of whoever decides by it.
///
/// @param issuer where it counts; none is everywhere
/// @param createdBy by what means it was given, such as `command line`
public record KeptProgram(
    ClientId client, Optional<IssuerId> issuer, String role, Instant createdAt, String createdBy) {}
