package dev.gatewright.protocol.clients;

import dev.gatewright.protocol.keys.Algorithm;
import java.time.Duration;

/// What ID tokens look like (OpenID Connect Core §2). `issue` false never gives one;
/// `audienceAsArray` writes `aud` as an array even though it has one member.
public record IdTokenPolicy(
    boolean issue, Algorithm algorithm, Duration lifetime, boolean audienceAsArray) {}
