package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.oauth.IssuerId;

/// Which row and column a wrapped value belongs to, so that it cannot be moved to another one.
///
/// @param kind what the value is, such as `signing_key`
/// @param id which one it is, such as its `kid`
public record WrapContext(IssuerId issuer, String kind, String id) {}
