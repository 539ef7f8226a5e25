package dev.gatewright.server.preview;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.Mail.Content;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every kind of mail, by its word. Nobody is sent them, and their links lead nowhere.
final class SampleMails {
  /// When they were asked for; a preview looks the same at any time.
  static final Instant WRITTEN = Instant.parse("2026-11-22T10:00:00Z");

  private static final MailAddress ADA = new MailAddress("ada@acme.test");
  private static final String AGENT =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  private SampleMails() {}

  /// The words of all kinds.
  static List<String> words() {
    return contents("").map(Content::word).toList();
  }

  /// The mail of this kind from an issuer at this URL.
  static Optional<Mail> of(String word, String language, String issuer, String application) {
    return contents(issuer)
        .filter(content -> content.word().equals(word))
        .findFirst()
        .map(content -> new Mail(ADA, Optional.empty(), language, content, asked(application)));
  }

  private static Stream<Content> contents(String issuer) {
    return Stream.concat(
        LinkPurpose.mailed().stream().map(purpose -> link(purpose, issuer)),
        Arrays.stream(NoticeKind.values())
            .map(kind -> new Content.Notice(kind, Optional.of("Firefox, Linux"))));
  }

  private static Content link(LinkPurpose purpose, String issuer) {
    var code =
        purpose == LinkPurpose.SIGN_IN
            ? Optional.of(new Secret("042137"))
            : Optional.<Secret>empty();
    return new Content.Link(
        purpose,
        Optional.of(new Secret(issuer + "/verify?token=this-is-a-sample-and-opens-nothing")),
        code,
        WRITTEN.plusSeconds(900),
        Optional.of("ada@example.test"));
  }

  private static Optional<Asked> asked(String application) {
    return Optional.of(
        new Asked(WRITTEN, Optional.of(application), Optional.of(AGENT), Optional.of("192.0.2.7")));
  }
}
