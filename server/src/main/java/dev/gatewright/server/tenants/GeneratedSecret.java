package dev.gatewright.server.tenants;

import dev.gatewright.server.config.Secret;

/// A client secret that was made and must be shown now: the store keeps no readable copy.
public record GeneratedSecret(String issuer, String client, Secret value) {}
