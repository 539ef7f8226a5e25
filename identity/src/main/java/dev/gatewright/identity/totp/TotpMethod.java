package dev.gatewright.identity.totp;

import dev.gatewright.identity.Credential;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.Credentials;
import dev.gatewright.identity.store.Credentials.Why;
import dev.gatewright.identity.store.SealedSecrets;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/// Signing in with a code of an authenticator application as a second factor (RFC 6238): SHA-1, six
/// digits, 30 seconds, one step of drift. Each step's code is good for once (§5.2): the step of the
/// last one is kept with the secret, and written only over the one that was read.
public final class TotpMethod implements SignInHandler {
  private static final String ID = "totp";
  private static final String SECRET = "secret";
  private static final String STEP = "step";

  private final Credentials credentials;
  private final SealedSecrets secrets;

  public TotpMethod(Credentials credentials, SealedSecrets secrets) {
    this.credentials = credentials;
    this.secrets = secrets;
  }

  /// Keeps the secret in the place of any other once the person has typed one of its codes: an
  /// application that shows something else would shut its owner out. False for a wrong code and
  /// where there is no such user. The code is spent by this.
  public boolean enrol(
      TenantId tenant, UserId user, TotpSecret secret, Secret typed, Optional<Mail> notice, By by) {
    var step =
        TotpCode.parse(typed)
            .map(code -> code.step(secret, OptionalLong.empty(), by.at()))
            .orElse(OptionalLong.empty());
    if (step.isEmpty()) {
      return false;
    }
    var sealed = secrets.seal(tenant, user, method(), secret.bytes());
    var document = Document.EMPTY.with(SECRET, sealed).with(STEP, step.getAsLong());
    var kept = new Credential(user, method(), ID, document, by.at(), by.at());
    return credentials.put(tenant, kept, notice, by);
  }

  /// Whether the person has one, and since when.
  public Optional<Instant> enrolledAt(TenantId tenant, UserId user) {
    return find(tenant, user).map(Credential::createdAt);
  }

  /// Takes it away; false where there is none.
  public boolean remove(TenantId tenant, UserId user, Optional<Mail> notice, By by) {
    return credentials.remove(tenant, user, method(), notice, by);
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.TOTP;
  }

  /// Whoever set one up wants to be asked for it.
  @Override
  public Use use(TenantId tenant, User person) {
    return find(tenant, person.id()).isPresent() ? Use.DEMANDED : Use.NONE;
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return switch (input) {
      case SignInInput.Code(_, var typed) ->
          TotpCode.parse(typed)
              .flatMap(code -> claim.person().filter(user -> spend(claim, user.id(), code)))
              .<Verdict>map(owner -> Verdict.Passed.by(method(), owner))
              .orElse(Verdict.FAILED);
      case SignInInput.Identifier _,
          SignInInput.Password _,
          SignInInput.Assertion _,
          SignInInput.LinkOpened _,
          SignInInput.Upstream _,
          SignInInput.Choice _ ->
          Verdict.FAILED;
    };
  }

  private boolean spend(Claim claim, UserId user, TotpCode code) {
    return find(claim.tenant(), user).filter(kept -> spend(claim, kept, code)).isPresent();
  }

  private boolean spend(Claim claim, Credential kept, TotpCode code) {
    var tenant = claim.tenant();
    var document = kept.document();
    var secret =
        document
            .text(SECRET)
            .map(sealed -> secrets.open(tenant, kept.user(), method(), sealed))
            .flatMap(TotpSecret::of);
    var used = document.number(STEP).map(OptionalLong::of).orElse(OptionalLong.empty());
    var step =
        secret.map(shared -> code.step(shared, used, claim.now())).orElse(OptionalLong.empty());
    if (step.isEmpty()) {
      return false;
    }
    var spent = kept.withDocument(document.with(STEP, step.getAsLong()), claim.now());
    return credentials.replace(tenant, kept, spent, Why.USED, By.owner(claim.now()));
  }

  private Optional<Credential> find(TenantId tenant, UserId user) {
    return credentials.list(tenant, user, method()).stream().findFirst();
  }
}
