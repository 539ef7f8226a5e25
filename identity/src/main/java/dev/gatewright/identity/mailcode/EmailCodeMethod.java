package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.throttle.CodeTries;

/// Signing in with six digits from a mail, typed into the page that asked for them: good once, for
/// ten minutes, five tries at most, in no other login (NIST SP 800-63B-4 §3.1.3.2).
///
/// The page keeps, sealed, under which id the code is found. A code for nobody costs the same work
/// as one for somebody: its tries are counted by the same statement, and it is looked up in vain.
public final class EmailCodeMethod implements SignInHandler {
  private final SignInMail mail;
  private final MailedLinks links;
  private final MailedChanges changes;
  private final MailedCodes codes;
  private final CodeTries tries;

  public EmailCodeMethod(
      SignInMail mail,
      MailedLinks links,
      MailedChanges changes,
      MailedCodes codes,
      CodeTries tries) {
    this.mail = mail;
    this.links = links;
    this.changes = changes;
    this.codes = codes;
    this.tries = tries;
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
    return mail.send(claim);
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    var id = claim.kept(method()).flatMap(LinkId::parse);
    if (id.isEmpty() || !(input instanceof SignInInput.Code(_, var typed))) {
      return Verdict.FAILED;
    }
    var hash = codes.hash(claim.tenant(), id.get(), typed);
    if (!tries.take(claim.tenant(), id.get(), claim.now())) {
      return Verdict.FAILED;
    }
    return links
        .byCode(claim.tenant(), id.get(), hash, claim.now())
        .filter(link -> link.purpose() == LinkPurpose.SIGN_IN)
        .filter(link ->
            claim.person().map(User::id).equals(link.person())
                && changes.signIn(claim.tenant(), link, By.owner(claim.now())))
        .<Verdict>map(_ -> Verdict.Passed.by(method(), claim.person().orElseThrow()))
        .orElse(Verdict.FAILED);
  }
}
