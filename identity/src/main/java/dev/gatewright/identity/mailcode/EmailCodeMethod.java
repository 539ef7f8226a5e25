package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.MailedChanges;

/// Signing in with six digits from a mail, typed into the page that asked for them: good once, for
/// ten minutes, five tries at most, in no other login ([SentCodes]).
public final class EmailCodeMethod implements SignInHandler {
  private final SignInMail mail;
  private final MailedChanges changes;
  private final SentCodes codes;

  public EmailCodeMethod(SignInMail mail, MailedChanges changes, SentCodes codes) {
    this.mail = mail;
    this.changes = changes;
    this.codes = codes;
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.EMAIL_CODE;
  }

  /// It is no second factor.
  @Override
  public Use use(TenantId tenant, User person) {
    return Use.NONE;
  }

  @Override
  public Shown show(Claim claim) {
    return SignInMail.again(claim, method());
  }

  @Override
  public Shown begin(Claim claim) {
    return mail.send(claim, LinkPurpose.SIGN_IN);
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return codes
        .find(claim, method(), LinkPurpose.SIGN_IN, input)
        .filter(link -> changes.signIn(claim.tenant(), link, By.owner(claim.now())))
        .<Verdict>map(_ -> Verdict.Passed.by(method(), claim.person().orElseThrow()))
        .orElse(Verdict.FAILED);
  }
}
