package dev.gatewright.server.tenants;

import dev.gatewright.server.config.yaml.Secret;

/// A client secret that was made and must be shown now: the store keeps no readable copy.
public record GeneratedSecret(String issuer, String client, Secret value) {}
