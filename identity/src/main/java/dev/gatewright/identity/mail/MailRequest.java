package dev.gatewright.identity.mail;

import dev.gatewright.identity.Document;
import java.util.List;
import java.util.Optional;

/// A mail that somebody wants who typed an address or a name. Nobody looked yet whether an account
/// has it, so whoever asks is answered the same way, after the same work, whatever was typed.
///
/// `language` is that of the page, as a tag such as `de`. `onward` is what the link has to bring
/// back, and is nobody's business in between.
public record MailRequest(
    LinkPurpose purpose, Recipient to, String language, Optional<Asked> asked, Document onward) {
  private static final String ONWARD = "onward";

  /// All of it as one document, which a store seals before it keeps it.
  public Document document() {
    var wish = Document.EMPTY.with("purpose", purpose.word()).with("language", language);
    return Asked.with(to.in(wish), asked).with(ONWARD, List.of(onward.fields()));
  }

  /// What [#document()] made; throws `IllegalArgumentException` or `NoSuchElementException` for
  /// anything else.
  public static MailRequest of(Document document) {
    return new MailRequest(
        LinkPurpose.ofWord(document.text("purpose").orElseThrow()).orElseThrow(),
        Recipient.of(document),
        document.text("language").orElseThrow(),
        Asked.of(document),
        new Document(document.objects(ONWARD).getFirst()));
  }
}
