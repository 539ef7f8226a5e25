package dev.gatewright.server.tenants;

import dev.gatewright.server.config.yaml.Secret;

/// What happens to a client's secret or signing key; it prints without the value.
public sealed interface SecretChange {
  /// It stays as it is, also when there is none.
  record Keep() implements SecretChange {}

  record Replace(Secret value) implements SecretChange {}

  /// A new one is to be made and shown once.
  record Generate() implements SecretChange {}

  record Remove() implements SecretChange {}
}
