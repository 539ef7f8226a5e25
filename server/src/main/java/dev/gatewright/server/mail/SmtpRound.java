package dev.gatewright.server.mail;

import dev.gatewright.server.mail.CarrierUnavailable.Why;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// One connection to a mail server, over which letters go one after the other.
final class SmtpRound implements MailCarrier.Round {
  private static final int PERMANENT = 500;
  private static final int TEMPORARY = 400;

  private final SMTPTransport transport;
  private final Session session;

  SmtpRound(SMTPTransport transport, Session session) {
    this.transport = transport;
    this.session = session;
  }

  @Override
  public Delivery carry(Letter letter) throws CarrierUnavailable {
    var recipient = WireAddress.of(letter.to());
    if (recipient.isEmpty()) {
      return new Delivery.Refused("address");
    }
    LetterMessage message;
    Address[] recipients;
    try {
      recipients = new Address[] {new InternetAddress(recipient.get().value(), false)};
      message = new LetterMessage(session, letter, recipient.get());
      message.saveChanges();
    } catch (MessagingException _) { // this letter's fault, and no other's
      return new Delivery.Refused("letter");
    }
    try {
      transport.sendMessage(message, recipients);
      return new Delivery.Accepted();
    } catch (MessagingException e) {
      var code = replyCode(e);
      if (code >= PERMANENT) {
        return new Delivery.Refused("reply_" + code);
      }
      if (code >= TEMPORARY) {
        return new Delivery.Deferred("reply_" + code);
      }
      throw new CarrierUnavailable(Why.BROKEN, "the mail server broke off", e);
    }
  }

  /// What the server answered to the sender, the recipient or the whole; 0 where it did not.
  private static int replyCode(MessagingException failure) {
    Exception cause = failure;
    var code = 0;
    while (cause instanceof MessagingException known) {
      code =
          switch (known) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> code;
          };
      cause = known.getNextException();
    }
    return Math.max(code, 0);
  }

  @Override
  public void close() {
    try {
      transport.close();
    } catch (MessagingException _) {
      // Every letter has its answer by now; how the server takes the goodbye changes none.
    }
  }
}
