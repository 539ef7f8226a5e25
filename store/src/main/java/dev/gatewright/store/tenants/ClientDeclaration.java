package dev.gatewright.store.tenants;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Secret;
import java.util.List;
import java.util.Optional;

/// A client to be kept, written in one unit: the document whole, secrets and key where they change.
public record ClientDeclaration(
    ClientId id,
    String document,
    Change<List<NewSecret>> secrets,
    Change<Optional<Secret>> signingKey) {

  /// Whether a part stays or is replaced.
  public sealed interface Change<T> {
    record Keep<T>() implements Change<T> {}

    record Replace<T>(T value) implements Change<T> {}
  }

  /// A secret to be kept as a hash; also in clear, encrypted, when `client_secret_jwt` or HS256 ID
  /// tokens need it as a key.
  ///
  /// @param isShownLater whether it counts as not shown until somebody says that it was
  public record NewSecret(Secret value, boolean neededInClear, boolean isShownLater) {
    public NewSecret(Secret value, boolean neededInClear) {
      this(value, neededInClear, false);
    }
  }
}
