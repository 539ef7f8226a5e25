package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Makes the hash that an account's password is kept as.
final class Passwords {
  /// A made password: 96 random bits, 16 characters.
  private static final int MADE_BYTES = 12;

  private final Holdings holdings;

  Passwords(Holdings holdings) {
    this.holdings = holdings;
  }

  /// A credential ready to be kept, or why there is none.
  sealed interface Prepared {}

  /// `made` is the password itself where it was made here.
  record Ready(Optional<PasswordHash> hash, Optional<Secret> made) implements Prepared {}

  record Unusable(Refusal why) implements Prepared {}

  Prepared prepare(Credential credential, CanonicalEmail email, List<String> names) {
    return switch (credential) {
      case Credential.None() -> new Ready(Optional.empty(), Optional.empty());
      case Credential.Generated() -> {
        var made = made();
        yield judged(made, email, names, Optional.of(made));
      }
      case Credential.Chosen(var password) -> judged(password, email, names, Optional.empty());
      case Credential.Given(var password) ->
          Password.parse(password)
              .map(parsed -> hashed(parsed, Optional.empty()))
              .orElseGet(() ->
                  new Unusable(new Refusal.PasswordRefused(PasswordPolicy.Reason.UNREADABLE)));
      case Credential.Imported(var hash) -> imported(hash.reveal());
    };
  }

  private Prepared judged(
      Secret password, CanonicalEmail email, List<String> names, Optional<Secret> made) {
    return switch (PasswordPolicy.standard().judge(password, email, names)) {
      case Judgement.Refused(var reason) -> new Unusable(new Refusal.PasswordRefused(reason));
      case Judgement.Acceptable(var acceptable) -> hashed(acceptable, made);
    };
  }

  private Prepared hashed(Password password, Optional<Secret> made) {
    try (var hashes = holdings.hashes().get()) {
      return switch (hashes.hash(password)) {
        case Hashing.Hashed(var hash) -> new Ready(Optional.of(hash), made);
        case Hashing.Busy() -> new Unusable(new Refusal.Busy());
      };
    }
  }

  private static Prepared imported(String encoded) {
    return encoded.length() > PasswordHash.MAX_LENGTH
            || !PasswordHashes.isReadable(new PasswordHash(encoded))
        ? new Unusable(new Refusal.HashUnusable())
        : new Ready(Optional.of(new PasswordHash(encoded)), Optional.empty());
  }

  private Secret made() {
    var bytes = new byte[MADE_BYTES];
    holdings.random().nextBytes(bytes);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }
}
