package dev.gatewright.protocol.internal.jose;

import java.util.Optional;

/// The header parameters of a token that were looked at (RFC 7515 §4.1).
public record JwtHeader(String alg, Optional<String> kid, Optional<String> typ) {}
