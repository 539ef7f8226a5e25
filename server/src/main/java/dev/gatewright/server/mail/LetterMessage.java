package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.mail.Mailbox;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;

/// A letter in the form of mail (RFC 5322, MIME): the text, and beside it the same as HTML. Words
/// beyond ASCII are encoded (RFC 2047), and no answering machine is to answer (RFC 3834 §5).
final class LetterMessage extends MimeMessage {
  private static final String CHARSET = "UTF-8";

  private final String messageId;

  LetterMessage(Session session, Letter letter, WireAddress recipient) throws MessagingException {
    super(session);
    this.messageId = "<" + letter.id() + "@" + letter.from().host() + ">";
    setFrom(address(letter.from()));
    if (letter.replyTo().isPresent()) {
      setReplyTo(new InternetAddress[] {address(letter.replyTo().get())});
    }
    setRecipient(Message.RecipientType.TO, new InternetAddress(recipient.value(), false));
    setSubject(letter.subject().value(), CHARSET);
    setSentDate(Date.from(letter.written()));
    setHeader("Auto-Submitted", "auto-generated");
    setHeader("X-Auto-Response-Suppress", "All");
    setHeader("Content-Language", letter.language());
    var alternatives = new MimeMultipart("alternative");
    alternatives.addBodyPart(part(letter.text(), "plain"));
    alternatives.addBodyPart(part(letter.html(), "html"));
    setContent(alternatives);
  }

  private static MimeBodyPart part(String text, String subtype) throws MessagingException {
    var part = new MimeBodyPart();
    part.setText(text, CHARSET, subtype);
    part.setHeader("Content-Transfer-Encoding", "base64");
    return part;
  }

  private static InternetAddress address(Mailbox mailbox) throws MessagingException {
    var wire =
        WireAddress.of(mailbox.address())
            .orElseThrow(() -> new MessagingException("the sender's address is too long"));
    var address = new InternetAddress(wire.value(), false);
    if (mailbox.name().isPresent()) {
      try {
        address.setPersonal(mailbox.name().get().value(), UTF_8.name());
      } catch (UnsupportedEncodingException e) {
        throw new IllegalStateException("this Java runtime has no UTF-8", e);
      }
    }
    return address;
  }

  /// The letter's own, so that a repetition can be told from another letter.
  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
