package dev.gatewright.identity.mailcode;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.store.MailedLinks;
import dev.gatewright.identity.throttle.CodeTries;
import java.time.Instant;
import java.util.Optional;

/// Six digits that were sent, by whichever carrier, and are typed into the page that asked for them
/// (NIST SP 800-63B-4 §3.1.3.2).
///
/// The page keeps, sealed, under which id the code is found. A code for nobody costs the same work
/// as one for somebody: its tries are counted by the same statement, and it is looked up in vain.
/// Safe for use by several threads.
public final class SentCodes {
  private final MailedLinks links;
  private final MailedCodes codes;
  private final CodeTries tries;

  public SentCodes(MailedLinks links, MailedCodes codes, CodeTries tries) {
    this.links = links;
    this.codes = codes;
    this.tries = tries;
  }

  /// What the typed code stands for, without using it: the claimed person's, for this purpose.
  Optional<MailedLink> find(
      Claim claim, SignInMethod method, LinkPurpose purpose, SignInInput input) {
    var id = claim.kept(method).flatMap(LinkId::parse);
    return id.isPresent() && input instanceof SignInInput.Code typed
        ? find(
            claim.tenant(),
            new Asked(id.get(), purpose, claim.person().map(user -> user.id())),
            typed.code(),
            claim.now())
        : Optional.empty();
  }

  /// Which code is asked for: the one under this id, for this purpose, of this person.
  public record Asked(LinkId id, LinkPurpose purpose, Optional<UserId> person) {}

  /// As above of a page that is nobody's sign-in.
  public Optional<MailedLink> find(TenantId tenant, Asked asked, Secret typed, Instant now) {
    var hash = codes.hash(tenant, asked.id(), typed);
    if (!tries.take(tenant, asked.id(), now)) {
      return Optional.empty();
    }
    return links
        .byCode(tenant, asked.id(), hash, now)
        .filter(link -> link.purpose() == asked.purpose())
        .filter(link -> asked.person().isPresent() && asked.person().equals(link.person()));
  }
}
