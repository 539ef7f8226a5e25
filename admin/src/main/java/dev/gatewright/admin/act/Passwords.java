package dev.gatewright.admin.act;

import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.Credential;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.password.Claimant;
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

  /// What of an account no password may be like.
  static List<String> names(User user) {
    return user.claims().one("name").map(Object::toString).map(List::of).orElse(List.of());
  }

  /// Hashing takes its turn with the tenant's sign-ins, unless it is for whoever runs the server.
  Prepared prepare(
      TenantId tenant, Credential credential, CanonicalEmail email, List<String> names, Acting by) {
    var claimant =
        by.actor() instanceof Actor.Operator
            ? Claimant.OPERATOR
            : new Claimant(tenant.value(), email.value(), "");
    return prepare(tenant, credential, email, names, claimant);
  }

  Prepared prepare(
      TenantId tenant,
      Credential credential,
      CanonicalEmail email,
      List<String> names,
      Claimant claimant) {
    return switch (credential) {
      case Credential.None() -> new Ready(Optional.empty(), Optional.empty());
      case Credential.Generated() -> {
        var made = made();
        yield unjudged(made, Optional.of(made), claimant);
      }
      case Credential.Chosen(var password) -> judged(tenant, password, email, names, claimant);
      case Credential.Given(var password) -> unjudged(password, Optional.empty(), claimant);
      case Credential.Imported(var hash) -> imported(hash.reveal());
    };
  }

  private Prepared judged(
      TenantId tenant,
      Secret password,
      CanonicalEmail email,
      List<String> names,
      Claimant claimant) {
    return switch (holdings.passwordRules().of(tenant).judge(password, email, names)) {
      case Judgement.Refused(var reason) -> new Unusable(new Refusal.PasswordRefused(reason));
      case Judgement.Acceptable(var acceptable) -> hashed(acceptable, Optional.empty(), claimant);
    };
  }

  /// One that was made here is as long as it need be, whatever people must think of themselves.
  private Prepared unjudged(Secret password, Optional<Secret> made, Claimant claimant) {
    return Password.parse(password)
        .map(parsed -> hashed(parsed, made, claimant))
        .orElseGet(
            () -> new Unusable(new Refusal.PasswordRefused(PasswordPolicy.Reason.UNREADABLE)));
  }

  private Prepared hashed(Password password, Optional<Secret> made, Claimant claimant) {
    return switch (holdings.hasher().hash(claimant, password)) {
      case Hashing.Hashed(var hash) -> new Ready(Optional.of(hash), made);
      case Hashing.Busy() -> new Unusable(new Refusal.Busy());
    };
  }

  /// A hash from elsewhere, if it can be compared with.
  static Prepared imported(String encoded) {
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
