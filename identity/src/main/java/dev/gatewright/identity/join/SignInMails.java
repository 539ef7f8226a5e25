package dev.gatewright.identity.join;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.store.MailRequests.Answer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Makes the mail to sign in with: a link, and a code beside it where one is wished for. No mail
/// has a code alone: strangers can use up the tries at codes, and nobody's link. Safe for use by
/// several threads.
public final class SignInMails {
  /// How long the link is good.
  public static final Duration LINK_LIFETIME = Duration.ofMinutes(15);

  /// How long the code is good; OWASP ASVS 5.0 §6.6.3 allows no more.
  public static final Duration CODE_LIFETIME = Duration.ofMinutes(10);

  private final LinkAddresses addresses;
  private final MailedCodes codes;
  private final SecureRandom random;

  public SignInMails(LinkAddresses addresses, MailedCodes codes, SecureRandom random) {
    this.addresses = addresses;
    this.codes = codes;
    this.random = random;
  }

  /// What is wished for before anybody looked whether there is an account: under which id the code
  /// will be looked for, whether the mail is to hold one, and what the link brings back.
  public record Wish(LinkId id, boolean code, Document onward) {
    private static final String ID = "id";
    private static final String CODE = "code";
    private static final String ONWARD = "onward";

    public Document document() {
      return Document.EMPTY
          .with(ID, id.value())
          .with(CODE, code)
          .with(ONWARD, List.of(onward.fields()));
    }

    /// What [#document()] made.
    static Wish of(Document document) {
      return new Wish(
          new LinkId(document.text(ID).orElseThrow()),
          document.flag(CODE).orElseThrow(),
          new Document(document.objects(ONWARD).getFirst()));
    }
  }

  /// The mail that answers the request of this person.
  Answer answer(TenantId tenant, MailRequest request, User person, Instant now) {
    var wish = Wish.of(request.onward());
    var token = new LinkToken(wish.id(), LinkToken.generate(random).secret());
    var url = addresses.of(tenant, LinkPurpose.SIGN_IN, token);
    if (url.isEmpty()) {
      return new Answer.Nothing();
    }
    var to = MailAddress.of(person);
    var until = now.plus(LINK_LIFETIME);
    var link =
        new MailedLink(
            wish.id(),
            LinkPurpose.SIGN_IN,
            Optional.of(person.id()),
            to,
            wish.onward(),
            now,
            until);
    var code = wish.code() ? Optional.of(MailedCodes.generate(random)) : Optional.<Secret>empty();
    var fresh = FreshLink.of(link, token);
    // The mail names one time, so it is that after which not all of it works any more.
    var allWorks = wish.code() ? now.plus(CODE_LIFETIME) : until;
    var content = new Content.Link(LinkPurpose.SIGN_IN, url, code, allWorks, Optional.empty());
    return new Answer.Linked(
        code.map(digits ->
                fresh.withCode(codes.hash(tenant, wish.id(), digits), now.plus(CODE_LIFETIME)))
            .orElse(fresh),
        new Mail(to, Optional.of(person.id()), request.language(), content, request.asked()));
  }
}
