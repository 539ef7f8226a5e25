package dev.gatewright.server.mail;

import dev.gatewright.identity.mail.HeaderText;
import dev.gatewright.server.mail.CarrierUnavailable.Why;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/// One connection to a mail server, over which letters go one after the other. What needs SMTPUTF8
/// (RFC 6531) goes over a second one, because a connection that says it says it of every letter,
/// and a server further on that does not know it would refuse them all.
final class SmtpRound implements MailCarrier.Round {
  private static final int PERMANENT = 500;
  private static final int TEMPORARY = 400;
  private static final String SMTPUTF8 = "SMTPUTF8";

  private final Line plain;
  private final Connecting wider;
  private Optional<Line> wide = Optional.empty();

  /// A connection to a server of this name, and what messages over it are made with.
  record Line(String server, SMTPTransport transport, Session session) {}

  /// Opens a connection that says [#SMTPUTF8].
  @FunctionalInterface
  interface Connecting {
    Line open() throws CarrierUnavailable;
  }

  SmtpRound(Line plain, Connecting wider) {
    this.plain = plain;
    this.wider = wider;
  }

  @Override
  public Delivery carry(Letter letter) throws CarrierUnavailable {
    var recipient = WireAddress.of(letter.to());
    if (recipient.isEmpty()) {
      return Delivery.Refused.here("address");
    }
    var beyondAscii = recipient.get().isBeyondAscii() || fromBeyondAscii(letter);
    if (beyondAscii && !plain.transport().supportsExtension(SMTPUTF8)) {
      return Delivery.Refused.here("smtputf8");
    }
    return carry(letter, recipient.get(), beyondAscii ? wide() : plain);
  }

  private static boolean fromBeyondAscii(Letter letter) {
    return Stream.concat(Stream.of(letter.from()), letter.replyTo().stream())
        .flatMap(mailbox -> WireAddress.of(mailbox.address()).stream())
        .anyMatch(WireAddress::isBeyondAscii);
  }

  private Line wide() throws CarrierUnavailable {
    var known = wide;
    var line = known.isPresent() ? known.get() : wider.open();
    wide = Optional.of(line);
    return line;
  }

  private static Delivery carry(Letter letter, WireAddress recipient, Line line)
      throws CarrierUnavailable {
    LetterMessage message;
    Address[] recipients;
    try {
      recipients = new Address[] {new InternetAddress(recipient.value(), false)};
      message = new LetterMessage(line.session(), letter, recipient);
      message.saveChanges();
    } catch (MessagingException _) { // this letter's fault, and no other's
      return Delivery.Refused.here("letter");
    }
    try {
      line.transport().sendMessage(message, recipients);
      return new Delivery.Accepted(oneLine(line.transport().getLastServerResponse()));
    } catch (MessagingException e) {
      var reply = reply(e);
      if (reply.code() >= PERMANENT) {
        return new Delivery.Refused("reply_" + reply.code(), reply.said());
      }
      if (reply.code() >= TEMPORARY) {
        return new Delivery.Deferred("reply_" + reply.code(), reply.said());
      }
      throw new CarrierUnavailable(Why.BROKEN, line.server() + " took no whole mail in time", e);
    }
  }

  /// What the server answered to the sender, the recipient or the whole; 0 where it did not.
  private record Reply(int code, String said) {
    static Reply of(int code, MessagingException failure) {
      return new Reply(Math.max(code, 0), oneLine(failure.getMessage()));
    }
  }

  private static Reply reply(MessagingException failure) {
    Exception cause = failure;
    var reply = new Reply(0, "");
    while (cause instanceof MessagingException known) {
      reply =
          switch (known) {
            case SMTPAddressFailedException address -> Reply.of(address.getReturnCode(), address);
            case SMTPSenderFailedException sender -> Reply.of(sender.getReturnCode(), sender);
            case SMTPSendFailedException send -> Reply.of(send.getReturnCode(), send);
            default -> reply;
          };
      cause = known.getNextException();
    }
    return reply;
  }

  /// What a mail server said, without what would begin another line.
  private static String oneLine(@Nullable String text) {
    return HeaderText.of(text == null ? "" : text).value();
  }

  @Override
  public void close() {
    close(plain);
    wide.ifPresent(SmtpRound::close);
  }

  private static void close(Line line) {
    try {
      line.transport().close();
    } catch (MessagingException _) {
      // Every letter has its answer by now; how the server takes the goodbye changes none.
    }
  }
}
