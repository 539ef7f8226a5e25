package dev.gatewright.identity.signin;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.store.Users;
import java.time.Instant;
import java.util.Optional;

/// The one place that answers "may this account act now?". Every way to sign in, every session and
/// every renewal asks here, so that no door stays open when an account is shut.
public final class AccountGate {
  private final Users users;

  public AccountGate(Users users) {
    this.users = users;
  }

  /// Whether what began at a time may go on for this account.
  public sealed interface Admission {
    record Admitted(User user) implements Admission {}

    record NoSuchUser() implements Admission {}

    /// Suspended or disabled.
    record NotActive(UserStatus status) implements Admission {}

    /// Asked to be deleted: may do nothing but take that back.
    record Leaving(User user) implements Admission {}

    /// The account signed out everywhere at or after that time.
    record SignedOut() implements Admission {}
  }

  /// Reads the account as it is now and judges it. `begun` is when the sign-in, session or grant in
  /// question began.
  public Admission check(TenantId tenant, UserId user, Instant begun) {
    return judge(users.findById(tenant, user), begun);
  }

  /// As `check`, for an account read already.
  public static Admission judge(Optional<User> found, Instant begun) {
    if (found.isEmpty()) {
      return new Admission.NoSuchUser();
    }
    var user = found.get();
    return switch (user.status()) {
      case SUSPENDED, DISABLED -> new Admission.NotActive(user.status());
      case ACTIVE ->
          user.outlivesSignOut(begun) ? new Admission.Admitted(user) : new Admission.SignedOut();
      case LEAVING ->
          user.outlivesSignOut(begun) ? new Admission.Leaving(user) : new Admission.SignedOut();
    };
  }
}
