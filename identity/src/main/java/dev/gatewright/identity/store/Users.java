package dev.gatewright.identity.store;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The accounts of each tenant and their password hashes. Within a tenant both the id and the
/// canonical address are unique.
public interface Users {
  Optional<User> findById(TenantId tenant, UserId user);

  Optional<User> findByEmail(TenantId tenant, CanonicalEmail email);

  /// At most `limit` users in the order of their canonical addresses, beginning after `after` (from
  /// the start when absent); of `status` alone where it is there.
  List<User> list(
      TenantId tenant, Optional<UserStatus> status, Optional<CanonicalEmail> after, int limit);

  /// Keeps a new account and, when given, its password hash. Of concurrent calls with one id or one
  /// address, one is answered `ADDED`; the others change nothing.
  Addition add(TenantId tenant, User user, Optional<PasswordHash> passwordHash, By by);

  /// Writes the fields that the change names and `updatedAt`, and no other, so that a profile saved
  /// from an old page cannot undo a suspension. An address that another account has changes
  /// nothing. A status that keeps the user from acting also signs out everywhere, in the same
  /// statement, unless the change keeps the sessions: what was handed out before stays dead when
  /// the user may act again.
  default Update update(TenantId tenant, UserId user, UserChange change, By by) {
    return update(tenant, user, change, Optional.empty(), by);
  }

  /// The same, if the account is still as it was when `seen` was its `updatedAt`; looked at by the
  /// statement that writes. No two states of an account have the same `updatedAt`: a change in the
  /// millisecond of the one before, or under a clock that was put back, counts as made after it.
  Update update(TenantId tenant, UserId user, UserChange change, Optional<Instant> seen, By by);

  /// Empty when there is no such user or the user has no password.
  Optional<PasswordHash> passwordHash(TenantId tenant, UserId user);

  /// Replaces or adds the password of an existing user; false when there is none.
  boolean setPasswordHash(TenantId tenant, UserId user, PasswordHash hash, By by);

  /// As `setPasswordHash` and `signOutEverywhere` in one unit: nobody who held the old password
  /// keeps a session.
  boolean setPasswordHashAndSignOut(TenantId tenant, UserId user, PasswordHash hash, By by);

  /// Puts `replacement` in the place of `expected`; false, and nothing changed, when another hash
  /// is there by now. For hashing the same password at a new cost: it must not undo a password
  /// change that came between.
  boolean replacePasswordHash(
      TenantId tenant, UserId user, PasswordHash expected, PasswordHash replacement);

  /// Moves `signedOutAt` up to `by.at()`, never back, in one statement; touches no session or grant
  /// row, which are dead by comparison. False when there is no such user. A session to be kept or
  /// begun after it needs a later time.
  boolean signOutEverywhere(TenantId tenant, UserId user, By by);

  /// Removes the account with its password, memberships, known devices and sessions, and the key of
  /// all that events tell of the person; false when there is none.
  boolean remove(TenantId tenant, UserId user, By by);

  /// What became of a new account.
  enum Addition {
    ADDED,
    EMAIL_TAKEN,
    ID_TAKEN
  }

  /// What became of a change.
  enum Update {
    UPDATED,
    NO_SUCH_USER,
    EMAIL_TAKEN,
    CHANGED_MEANWHILE
  }
}
