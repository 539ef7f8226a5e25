package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.VerifiedNumbers;
import dev.gatewright.identity.text.Texting;

/// Signing in with six digits that were sent to the account's verified telephone number, as a first
/// factor or beside one ([SentCodes]). Whoever is asked for them may be tricked into passing them
/// on, and whoever runs the telephone network can read them (NIST SP 800-63B-4 §3.1.3.3).
///
/// Asking is the same work whether or not there is an account, and whether or not it has a number.
public final class SmsCodeMethod implements SignInHandler {
  private final SignInMail asking;
  private final MailedLinks links;
  private final SentCodes codes;
  private final VerifiedNumbers numbers;
  private final Texting texting;

  public SmsCodeMethod(
      SignInMail asking,
      MailedLinks links,
      SentCodes codes,
      VerifiedNumbers numbers,
      Texting texting) {
    this.asking = asking;
    this.links = links;
    this.codes = codes;
    this.numbers = numbers;
    this.texting = texting;
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.SMS_CODE;
  }

  /// Where the tenant says so, whoever has a number is asked for it: also where nothing reaches it
  /// any more, or taking a sender away would leave a password alone between anybody and the
  /// account.
  @Override
  public Use use(TenantId tenant, User person) {
    return texting.isSecondFactor(tenant) && numbers.of(tenant, person.id()).isPresent()
        ? Use.DEMANDED
        : Use.NONE;
  }

  @Override
  public Shown show(Claim claim) {
    return SignInMail.again(claim, method());
  }

  @Override
  public Shown begin(Claim claim) {
    return asking.send(claim, LinkPurpose.NUMBER_SIGN_IN);
  }

  @Override
  public Verdict judge(Claim claim, SignInInput input) {
    return codes
        .find(claim, method(), LinkPurpose.NUMBER_SIGN_IN, input)
        .filter(link -> isTheirs(claim, link))
        .filter(link -> links.spend(claim.tenant(), link.id(), By.owner(claim.now())))
        .<Verdict>map(link ->
            new Verdict.Passed(link.person().orElseThrow(), SignInTexts.channel(link).amr()))
        .orElse(Verdict.FAILED);
  }

  /// A number that was given up meanwhile opens nothing.
  private boolean isTheirs(Claim claim, MailedLink link) {
    return link.person()
        .flatMap(person -> numbers.of(claim.tenant(), person))
        .filter(verified -> SignInTexts.number(link).equals(verified.number()))
        .isPresent();
  }
}
