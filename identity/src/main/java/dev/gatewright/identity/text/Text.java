package dev.gatewright.identity.text;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.mail.Asked;
import dev.gatewright.identity.mail.LinkPurpose;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// One code to one telephone. Words are whoever's who sends it: here is to whom, why, and until
/// when anybody would want it.
public record Text(
    TextChannel channel,
    PhoneNumber to,
    UserId person,
    String language,
    LinkPurpose purpose,
    Secret code,
    Instant validUntil,
    Optional<Asked> asked) {
  public Text {
    if (!purpose.isTexted()) {
      throw new IllegalArgumentException("what is mailed is not texted");
    }
    validUntil = validUntil.truncatedTo(ChronoUnit.MILLIS);
  }

  /// All of it as one document, which a store seals before it keeps it: it holds the code.
  public Document document() {
    var envelope =
        Document.EMPTY
            .with("channel", channel.word())
            .with("to", to.value())
            .with("person", person.value())
            .with("language", language)
            .with("purpose", purpose.word())
            .with("code", code.reveal())
            .with("valid_until", validUntil.toEpochMilli());
    return Asked.with(envelope, asked);
  }

  /// What [#document()] made; throws `IllegalArgumentException` or `NoSuchElementException` for
  /// anything else.
  public static Text of(Document document) {
    return new Text(
        TextChannel.ofWord(document.text("channel").orElseThrow()).orElseThrow(),
        new PhoneNumber(document.text("to").orElseThrow()),
        new UserId(document.text("person").orElseThrow()),
        document.text("language").orElseThrow(),
        LinkPurpose.ofWord(document.text("purpose").orElseThrow()).orElseThrow(),
        new Secret(document.text("code").orElseThrow()),
        Instant.ofEpochMilli(document.number("valid_until").orElseThrow()),
        Asked.of(document));
  }
}
