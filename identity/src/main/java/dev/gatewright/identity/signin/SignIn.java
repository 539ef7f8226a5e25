package dev.gatewright.identity.signin;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.password.PasswordHashes;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordHashes.Verification;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.Users;
import dev.gatewright.identity.throttle.PasswordThrottle;
import dev.gatewright.identity.throttle.PasswordThrottle.Attempt;
import dev.gatewright.identity.throttle.PasswordThrottle.Guesser;
import dev.gatewright.identity.throttle.PasswordThrottle.Permission;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Signing in with a password.
///
/// Whether there is such an account shows neither in the answer nor in the count nor in the work
/// done. Safe for use by several threads.
public final class SignIn {
  private static final Set<String> PASSWORD = Set.of("pwd");

  private final Users users;
  private final KnownDevices devices;
  private final PasswordHashes hashes;
  private final PasswordThrottle throttle;
  private final AccountGate gate;

  public SignIn(
      Users users,
      KnownDevices devices,
      PasswordHashes hashes,
      PasswordThrottle throttle,
      AccountGate gate) {
    this.users = users;
    this.devices = devices;
    this.hashes = hashes;
    this.throttle = throttle;
    this.gate = gate;
  }

  /// Counts the attempt, compares the password, asks the gate.
  public SignInResult withPassword(TenantId tenant, PasswordSignIn typed, Instant now) {
    var email = CanonicalEmail.parse(typed.email());
    var user = email.flatMap(known -> users.findByEmail(tenant, known));
    return switch (throttle.reserve(tenant, guesser(tenant, typed, email, user), now)) {
      case Permission.Throttled(var retryAfter) -> new SignInResult.Throttled(retryAfter);
      case Permission.Allowed(var attempt) -> compare(tenant, typed, user, attempt, now);
    };
  }

  private Guesser guesser(
      TenantId tenant, PasswordSignIn typed, Optional<CanonicalEmail> email, Optional<User> user) {
    return user.flatMap(owner ->
            typed
                .device()
                .filter(device -> devices.isKnown(tenant, owner.id(), device))
                .<Guesser>map(device -> new Guesser.KnownDevice(owner.id(), device)))
        .orElseGet(() -> new Guesser.Stranger(email, typed.address()));
  }

  private SignInResult compare(
      TenantId tenant, PasswordSignIn typed, Optional<User> user, Attempt attempt, Instant now) {
    var password = Password.parse(typed.password());
    if (password.isEmpty()) {
      return wrong(attempt, now);
    }
    var hash = user.flatMap(owner -> users.passwordHash(tenant, owner.id()));
    var verification =
        hash.isPresent()
            ? hashes.verify(password.get(), hash.get())
            : hashes.verifyNobody(password.get());
    return switch (verification) {
      case Verification.Busy _ -> {
        attempt.giveBack();
        yield new SignInResult.Busy();
      }
      case Verification.Mismatch _ -> wrong(attempt, now);
      case Verification.Match(boolean rehashDue) -> {
        attempt.giveBack();
        var owner = user.orElseThrow();
        if (rehashDue) {
          rehash(tenant, owner, password.get(), hash.orElseThrow());
        }
        yield admit(tenant, owner, now);
      }
    };
  }

  /// The account is read again: it may have been shut, or signed out everywhere because its
  /// password changed, while this one was compared.
  private SignInResult admit(TenantId tenant, User owner, Instant now) {
    return switch (gate.check(tenant, owner.id(), now)) {
      case AccountGate.Admission.Admitted(var user) ->
          new SignInResult.SignedIn(user, PASSWORD, now);
      case AccountGate.Admission.NotActive(var status) -> new SignInResult.NotActive(status);
      case AccountGate.Admission.NoSuchUser _, AccountGate.Admission.SignedOut _ ->
          new SignInResult.WrongCredentials();
    };
  }

  private static SignInResult wrong(Attempt attempt, Instant now) {
    return attempt
        .waitAfterFailure(now)
        .<SignInResult>map(SignInResult.Throttled::new)
        .orElseGet(SignInResult.WrongCredentials::new);
  }

  /// When the machine is busy the old hash stays until the next time.
  private void rehash(TenantId tenant, User owner, Password password, PasswordHash old) {
    switch (hashes.hash(password)) {
      case Hashing.Hashed(var replacement) ->
          users.replacePasswordHash(tenant, owner.id(), old, replacement);
      case Hashing.Busy _ -> {}
    }
  }
}
