package dev.gatewright.identity.signin;

import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordPolicy;
import dev.gatewright.identity.password.PasswordPolicy.Judgement;
import dev.gatewright.identity.store.Users;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;

/// Replacing a password. The old one, and every session and grant that it or a thief of it began,
/// are dead from that moment on.
///
/// Safe for use by several threads.
public final class PasswordChanges {
  private final SignIn signIn;
  private final Users users;
  private final PasswordHashes hashes;
  private final PasswordPolicy policy;

  public PasswordChanges(SignIn signIn, Users users, PasswordHashes hashes, PasswordPolicy policy) {
    this.signIn = signIn;
    this.users = users;
    this.hashes = hashes;
    this.policy = policy;
  }

  /// What became of a new password.
  public sealed interface Result {
    /// It holds. A session to go on with begins at `from`, the first moment after the sign-out.
    record Changed(Instant from) implements Result {}

    /// The new password may not be set.
    record Refused(PasswordPolicy.Reason reason) implements Result {}

    /// The current password is not that.
    record WrongCredentials() implements Result {}

    /// Too many were wrong; none is looked at before so long.
    record Throttled(Duration retryAfter) implements Result {}

    record NotActive(UserStatus status) implements Result {}

    record Busy() implements Result {}
  }

  /// Replaces the password of somebody who knows the current one. Wrong ones count in the same
  /// budgets as at the sign-in, so a stolen session is no way around them.
  public Result change(TenantId tenant, PasswordSignIn current, Secret replacement, Instant now) {
    return switch (signIn.withPassword(tenant, current, now)) {
      case SignInResult.SignedIn(var user, _, _) -> set(tenant, user, replacement, now);
      case SignInResult.WrongCredentials _ -> new Result.WrongCredentials();
      case SignInResult.Throttled(var retryAfter) -> new Result.Throttled(retryAfter);
      case SignInResult.NotActive(var status) -> new Result.NotActive(status);
      case SignInResult.Busy _ -> new Result.Busy();
    };
  }

  /// Sets the password of somebody who proved themselves in another way, such as by a link in a
  /// mail. An account that may not act gets none.
  public Result reset(TenantId tenant, UserId user, Secret replacement, Instant now) {
    var found = users.findById(tenant, user);
    if (found.isEmpty()) {
      return new Result.WrongCredentials();
    }
    return found.get().isActive()
        ? set(tenant, found.get(), replacement, now)
        : new Result.NotActive(found.get().status());
  }

  private Result set(TenantId tenant, User user, Secret replacement, Instant now) {
    return switch (policy.judge(replacement, user.email(), names(user.claims()))) {
      case Judgement.Refused(var reason) -> new Result.Refused(reason);
      case Judgement.Acceptable(var password) -> keep(tenant, user, password, now);
    };
  }

  private Result keep(TenantId tenant, User user, Password password, Instant now) {
    return switch (hashes.hash(password)) {
      case Hashing.Busy _ -> new Result.Busy();
      case Hashing.Hashed(var hash) ->
          users.setPasswordHashAndSignOut(tenant, user.id(), hash, By.owner(now))
              ? new Result.Changed(now.truncatedTo(ChronoUnit.MILLIS).plusMillis(1))
              : new Result.WrongCredentials();
    };
  }

  private static List<String> names(Claims claims) {
    return Stream.of("name", "given_name", "family_name", "nickname", "preferred_username")
        .flatMap(name -> claims.one(name).stream())
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }
}
