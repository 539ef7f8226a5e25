package dev.gatewright.identity.password;

import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.password.PasswordHashes.Hashing;
import dev.gatewright.identity.password.PasswordHashes.Verification;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.Users;

/// Signing in with the account's password.
public final class PasswordMethod implements SignInHandler {
  private final Users users;
  private final PasswordHashes hashes;
  private final PasswordWatch watch;

  public PasswordMethod(Users users, PasswordHashes hashes, PasswordWatch watch) {
    this.watch = watch;
    this.users = users;
    this.hashes = hashes;
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.PASSWORD;
  }

  @Override
  public Use use(TenantId tenant, User person) {
    return users.passwordHash(tenant, person.id()).isPresent() ? Use.POSSIBLE : Use.NONE;
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return switch (input) {
      case SignInInput.Password typed -> judge(claim, typed);
      case SignInInput.Identifier _,
          SignInInput.Code _,
          SignInInput.Assertion _,
          SignInInput.LinkOpened _,
          SignInInput.Upstream _,
          SignInInput.Choice _ ->
          Verdict.FAILED;
    };
  }

  /// Whoever is not there is looked up all the same, so that the statements tell nothing.
  private Verdict judge(Claim claim, SignInInput.Password typed) {
    var parsed = Password.parse(typed.password());
    if (parsed.isEmpty()) {
      return Verdict.FAILED;
    }
    var password = parsed.get();
    var tenant = claim.tenant();
    var address = claim.visitor().address();
    var claimant = Claimant.visitor(tenant, typed.email(), address);
    var kept = users.passwordHash(tenant, claim.person().map(User::id).orElse(UserId.NOBODY));
    var hash = kept.filter(_ -> claim.person().isPresent());
    var verification =
        hash.map(own -> hashes.verify(claimant, password, own))
            .orElseGet(() -> hashes.verifyNobody(claimant, password));
    return switch (verification) {
      case Verification.Busy _ -> Verdict.BUSY;
      case Verification.Mismatch _ -> Verdict.FAILED;
      case Verification.Match(boolean rehashDue) -> {
        var owner = claim.person().orElseThrow();
        if (!users.passwordHash(tenant, owner.id()).equals(hash)) {
          // Another one was set while this one was compared, and ended what this one opens.
          yield Verdict.FAILED;
        }
        if (rehashDue) {
          rehash(tenant, owner, claimant, password, hash.orElseThrow());
        }
        watch.matched(claim, owner, password, hash.orElseThrow());
        yield Verdict.Passed.by(method(), owner);
      }
    };
  }

  /// When the machine is busy the old hash stays until the next time.
  private void rehash(
      TenantId tenant, User owner, Claimant claimant, Password password, PasswordHash old) {
    switch (hashes.hash(claimant, password)) {
      case Hashing.Hashed(var replacement) ->
          users.replacePasswordHash(tenant, owner.id(), old, replacement);
      case Hashing.Busy _ -> {}
    }
  }
}
