package dev.gatewright.admin.command;

import dev.gatewright.protocol.oauth.Secret;
import java.util.Optional;

/// What happens to a client's secret or signing key; it prints without the value.
public sealed interface SecretChange {
  /// It stays as it is, also when there is none; `known` is its value where the asker has it.
  record Keep(Optional<Secret> known) implements SecretChange {}

  record Replace(Secret value) implements SecretChange {}

  /// A new one is made, and shown once by the result.
  ///
  /// @param isShownLater whether other changes come before somebody sees the result, so that it
  ///   counts as not shown until somebody says that it was
  record Generate(boolean isShownLater) implements SecretChange {
    public Generate() {
      this(false);
    }
  }

  record Remove() implements SecretChange {}

  static SecretChange keep() {
    return new Keep(Optional.empty());
  }
}
