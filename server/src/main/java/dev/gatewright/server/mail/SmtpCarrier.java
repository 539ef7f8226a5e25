package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.identity.mail.HeaderText;
import dev.gatewright.server.config.server.ServerConfig.MailConfig.Smtp;
import dev.gatewright.server.config.server.ServerConfig.SmtpTls;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.mail.CarrierUnavailable.Why;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Hands letters to a mail server by SMTP (RFC 5321). Every wait has an end; the server's
/// certificate and host name are checked, and without the encryption that is configured nothing is
/// said.
public final class SmtpCarrier implements MailCarrier {
  /// The longest wait for a connection, and for each answer.
  public static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Pattern AUTH = Pattern.compile("(?i)\\bAUTH\\s+\\S+(\\s+\\S+)?");

  private final Smtp server;
  private final Session session;
  private final Session wideSession;

  /// @param ownHost what this machine calls itself to the mail server (RFC 5321 §4.1.1.1)
  public SmtpCarrier(Smtp server, String ownHost, Duration patience) {
    this.server = server;
    this.session = Session.getInstance(properties(server, ownHost, patience));
    var wide = properties(server, ownHost, patience);
    wide.put("mail.mime.allowutf8", "true");
    this.wideSession = Session.getInstance(wide);
  }

  private static Properties properties(Smtp server, String ownHost, Duration patience) {
    var properties = new Properties();
    var millis = Long.toString(patience.toMillis());
    properties.put("mail.smtp.localhost", ownHost);
    properties.put("mail.smtp.connectiontimeout", millis);
    properties.put("mail.smtp.timeout", millis);
    properties.put("mail.smtp.writetimeout", millis);
    properties.put("mail.smtp.auth", Boolean.toString(server.username().isPresent()));
    properties.put("mail.smtp.auth.mechanisms", "PLAIN LOGIN");
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.socketFactory", TrustedAuthorities.with(server.authorities()));
    // Both, or a handshake that fails is tried once more with Java's own authorities alone.
    properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
    properties.put("mail.smtp.socketFactory.fallback", "false");
    properties.put("mail.smtp.ssl.enable", Boolean.toString(server.tls() == SmtpTls.IMPLICIT));
    var starttls = Boolean.toString(server.tls() == SmtpTls.STARTTLS);
    properties.put("mail.smtp.starttls.enable", starttls);
    properties.put("mail.smtp.starttls.required", starttls);
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  @Override
  public Round open() throws CarrierUnavailable {
    return new SmtpRound(connect(session), () -> connect(wideSession));
  }

  private SmtpRound.Line connect(Session session) throws CarrierUnavailable {
    try {
      var transport = (SMTPTransport) session.getTransport("smtp");
      transport.connect(
          server.host(),
          server.port(),
          server.username().orElse(null),
          server.password().map(Secret::reveal).orElse(null));
      return new SmtpRound.Line(name(), transport, session);
    } catch (NoSuchProviderException e) {
      throw new IllegalStateException("the program lacks its SMTP transport", e);
    } catch (MessagingException e) {
      throw unavailable(e);
    }
  }

  private String name() {
    return "the mail server " + server.host() + ":" + server.port();
  }

  private CarrierUnavailable unavailable(MessagingException e) {
    var why = why(e);
    var what =
        switch (why) {
          case CONNECT -> "cannot be reached";
          case TLS -> "does not speak TLS that can be trusted";
          case LOGIN -> "refuses the login";
          case BROKEN -> "does not answer in time";
          case REPLY -> "does not take mail";
        };
    return new CarrierUnavailable(
        why, name() + " " + what + ": " + oneLine(withoutLogin(words(e, why))), e);
  }

  /// The words that say most: of TLS they are the innermost, which name the certificate.
  private static String words(MessagingException e, Why why) {
    Throwable telling = e;
    if (why == Why.TLS) {
      while (telling.getCause() != null) {
        telling = telling.getCause();
      }
    }
    return String.valueOf(telling.getMessage());
  }

  /// Some mail servers repeat what they refuse, and that is the password in one form or another
  /// (RFC 4616 §2).
  private String withoutLogin(String said) {
    var hidden = AUTH.matcher(said).replaceAll("AUTH ...");
    var user = server.username().orElse("");
    var password = server.password().map(Secret::reveal).orElse("");
    var base64 = Base64.getEncoder();
    for (var form :
        List.of("\0" + user + "\0" + password, user + "\0" + user + "\0" + password, password)) {
      var encoded = base64.encodeToString(form.getBytes(UTF_8));
      hidden = password.isEmpty() ? hidden : hidden.replace(encoded, "...");
    }
    return password.isEmpty() ? hidden : hidden.replace(password, "...");
  }

  private static Why why(MessagingException e) {
    if (e instanceof AuthenticationFailedException) {
      return Why.LOGIN;
    }
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case SSLException _ -> {
          return Why.TLS;
        }
        case SocketTimeoutException timeout -> {
          return String.valueOf(timeout.getMessage()).contains("onnect") ? Why.CONNECT : Why.BROKEN;
        }
        default -> {}
      }
    }
    if (String.valueOf(e.getMessage()).contains("STARTTLS")) {
      return Why.TLS;
    }
    return e.getCause() instanceof IOException ? Why.CONNECT : Why.REPLY;
  }

  /// What a mail server said may stand in a log, as one line.
  private static String oneLine(String text) {
    return HeaderText.of(text).value();
  }
}
