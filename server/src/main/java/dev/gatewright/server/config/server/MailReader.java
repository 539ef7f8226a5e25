package dev.gatewright.server.config.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.server.config.server.ServerConfig.MailConfig;
import dev.gatewright.server.config.server.ServerConfig.SmtpTls;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.config.yaml.YamlNode;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads `mail` of `server.yaml`.
final class MailReader {
  private static final Pattern HOST =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|[0-9A-Fa-f:]+");
  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1");
  private static final Mailbox NOBODY =
      new Mailbox(Optional.empty(), new MailAddress("nobody@localhost"));

  private MailReader() {}

  static Optional<MailConfig> read(Fields fields) {
    var node = fields.node("mail");
    if (node.isPresent() && node.get() instanceof YamlNode.Scalar scalar) {
      if (!scalar.text().equals("inbox")) {
        fields.error(
            "mail", "must be inbox, or a set of keys", "Write inbox, or { from: ..., host: ... }.");
      }
      return Optional.of(new MailConfig.Inbox());
    }
    return node.flatMap(value ->
            fields.section(value, fields.pathOf("mail"), new KeyType.Section(ServerKeys.MAIL)))
        .map(MailReader::smtp);
  }

  private static MailConfig smtp(Fields mail) {
    var host = mail.text("host").orElse("localhost");
    if (!HOST.matcher(host).matches()) {
      mail.error("host", "is no host name or address", "Write for example smtp.example.com.");
    }
    var tls = mail.word("tls", SmtpTls.values()).orElse(SmtpTls.STARTTLS);
    if (tls == SmtpTls.NONE && !THIS_MACHINE.contains(host)) {
      mail.error(
          "tls",
          "would send passwords and links unencrypted",
          "Write starttls or implicit; none is for localhost, 127.0.0.1 and ::1.");
    }
    if (mail.has("username") != mail.has("password")) {
      mail.error(
          mail.has("username") ? "username" : "password",
          "stands alone",
          "Write username and password, or neither.");
    }
    return new MailConfig.Smtp(
        from(mail),
        host,
        mail.whole("port").orElse(usualPort(tls)),
        tls,
        mail.text("username"),
        mail.secret("password"),
        authorities(mail),
        mail.text("templates"));
  }

  /// RFC 8314 §3.3 for submission; RFC 5321 §4.5.4.2 for a relay on this machine.
  private static int usualPort(SmtpTls tls) {
    return switch (tls) {
      case STARTTLS -> 587;
      case IMPLICIT -> 465;
      case NONE -> 25;
    };
  }

  private static Mailbox from(Fields mail) {
    var text = mail.text("from");
    var from = text.flatMap(Mailbox::parse);
    if (text.isPresent() && from.isEmpty()) {
      mail.error("from", "has no e-mail address", "Write \"Acme <no-reply@acme.test>\".");
    }
    return from.orElse(NOBODY);
  }

  private static Optional<String> authorities(Fields mail) {
    var pem = mail.secret("ca").map(Secret::reveal);
    if (pem.isPresent() && !hasCertificates(pem.get())) {
      mail.error("ca", "holds no PEM certificates", "Write { file: ca.pem }.");
    }
    return pem;
  }

  static boolean hasCertificates(String pem) {
    try {
      return !CertificateFactory.getInstance("X.509")
          .generateCertificates(new ByteArrayInputStream(pem.getBytes(US_ASCII)))
          .isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }
}
