package dev.gatewright.identity.join;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.FreshLink;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.LinkToken;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailRequest;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.mail.MailedLink;
import dev.gatewright.identity.store.MailRequests.Answer;
import dev.gatewright.identity.store.VerifiedNumbers;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.identity.text.Texting;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;

/// Makes codes that go to telephones. What is kept of one is a [MailedLink] whose link nobody is
/// given. Safe for use by several threads.
public final class SignInTexts {
  private static final String NUMBER = "number";
  private static final String CHANNEL = "channel";

  private final VerifiedNumbers numbers;
  private final Texting texting;
  private final MailedCodes codes;
  private final SecureRandom random;

  public SignInTexts(
      VerifiedNumbers numbers, Texting texting, MailedCodes codes, SecureRandom random) {
    this.numbers = numbers;
    this.texting = texting;
    this.codes = codes;
    this.random = random;
  }

  /// A code that nobody has yet, and its text.
  public record Made(FreshLink link, Text text) {}

  /// The number that a code was sent to.
  public static PhoneNumber number(MailedLink link) {
    return new PhoneNumber(link.document().text(NUMBER).orElseThrow());
  }

  /// By what it was sent.
  public static TextChannel channel(MailedLink link) {
    return TextChannel.ofWord(link.document().text(CHANNEL).orElseThrow()).orElseThrow();
  }

  /// The code that answers the request of this person, to the number that is verified.
  Answer answer(TenantId tenant, MailRequest request, User person, Instant now) {
    return numbers
        .of(tenant, person.id())
        .flatMap(verified -> {
          var channels = texting.channels(tenant, verified.number());
          return channels.stream()
              .filter(verified.channel()::equals)
              .findFirst()
              .or(() -> channels.stream().findFirst())
              .map(channel ->
                  new Wanted(
                      SignInMails.Wish.of(request.onward()).id(),
                      LinkPurpose.NUMBER_SIGN_IN,
                      verified.number(),
                      channel,
                      request.language(),
                      request.asked()));
        })
        .map(wanted -> make(tenant, wanted, person, now))
        .<Answer>map(made -> new Answer.Texted(made.link(), made.text()))
        .orElseGet(Answer.Nothing::new);
  }

  /// What a code is to be.
  public record Wanted(
      LinkId id,
      LinkPurpose purpose,
      PhoneNumber to,
      TextChannel channel,
      String language,
      Optional<Asked> asked) {}

  /// A code that counts from now on.
  public Made make(TenantId tenant, Wanted wanted, User person, Instant now) {
    var until = now.plus(SignInMails.CODE_LIFETIME);
    var document =
        Document.EMPTY.with(NUMBER, wanted.to().value()).with(CHANNEL, wanted.channel().word());
    var link =
        new MailedLink(
            wanted.id(),
            wanted.purpose(),
            Optional.of(person.id()),
            MailAddress.of(person),
            document,
            now,
            until);
    Secret code = MailedCodes.generate(random);
    var token = new LinkToken(wanted.id(), LinkToken.generate(random).secret());
    var fresh = FreshLink.of(link, token).withCode(codes.hash(tenant, wanted.id(), code), until);
    var text =
        new Text(
            wanted.channel(),
            wanted.to(),
            person.id(),
            wanted.language(),
            wanted.purpose(),
            code,
            until,
            wanted.asked());
    return new Made(fresh, text);
  }
}
