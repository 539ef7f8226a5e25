package dev.gatewright.server.tenants;

import dev.gatewright.protocol.oauth.Secret;

/// A client secret that was made and must be shown now: the store keeps no readable copy. `client`
/// is its issuer and its id, such as `acme/web`.
public record GeneratedSecret(String client, Secret value) {}
