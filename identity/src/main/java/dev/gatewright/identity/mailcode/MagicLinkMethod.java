package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.signin.SignInHandler;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.MailedChanges;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.store.MailedLinks.Found;
import dev.gatewright.identity.store.Users;
import java.time.Instant;
import java.util.Optional;

/// Signing in with a mailed link, in whatever browser it is opened and confirmed, and in no other:
/// who asked is not signed in by somebody else's confirming.
public final class MagicLinkMethod implements SignInHandler {
  private final SignInMail mail;
  private final Users users;
  private final MailedLinks links;
  private final MailedChanges changes;

  public MagicLinkMethod(SignInMail mail, Users users, MailedLinks links, MailedChanges changes) {
    this.mail = mail;
    this.users = users;
    this.links = links;
    this.changes = changes;
  }

  /// A link that counts, and whom it signs in.
  public record Open(MailedLink link, User person) {}

  /// What a token opens, without using it; empty for one that was used, expired, replaced, or is of
  /// an account that may not act or has another address by now.
  public Optional<Open> open(TenantId tenant, LinkToken token, Instant now) {
    if (!(links.find(tenant, token, now) instanceof Found.Alive(var link))
        || link.purpose() != LinkPurpose.SIGN_IN) {
      return Optional.empty();
    }
    return link.person()
        .flatMap(person -> users.findById(tenant, person))
        .filter(person -> person.isActive() && SignInMail.isOf(link.address(), person.email()))
        .map(person -> new Open(link, person));
  }

  @Override
  public SignInMethod method() {
    return SignInMethod.MAGIC_LINK;
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
    if (!(input instanceof SignInInput.LinkOpened(var token))) {
      return Verdict.FAILED;
    }
    return open(claim.tenant(), token, claim.now())
        .filter(open -> changes.signIn(claim.tenant(), open.link(), By.owner(claim.now())))
        .<Verdict>map(open -> Verdict.Passed.by(method(), open.person()))
        .orElse(Verdict.FAILED);
  }
}
