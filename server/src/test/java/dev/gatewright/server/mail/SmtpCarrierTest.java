package dev.gatewright.server.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gatewright.identity.mail.HeaderText;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.Mailbox;
import dev.gatewright.server.config.server.ServerConfig.MailConfig.Smtp;
import dev.gatewright.server.config.server.ServerConfig.SmtpTls;
import dev.gatewright.server.config.yaml.Secret;
import dev.gatewright.server.mail.CarrierUnavailable.Why;
import dev.gatewright.testing.SmtpStub;
import dev.gatewright.testing.SmtpStub.Kind;
import dev.gatewright.testing.TestCertificate;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SmtpCarrierTest {
  private static final Delivery ACCEPTED = new Delivery.Accepted("250 2.0.0 taken");
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(400);

  @TempDir private Path folder;

  @Test
  @DisplayName("RFC 5322: a letter arrives as text and HTML, with its own id and encoded words")
  void arrives() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      assertThat(carry(plain(stub), letter("Grüße, Ådå"))).isEqualTo(ACCEPTED);

      var taken = stub.taken().getFirst();
      assertThat(taken.from()).isEqualTo("no-reply@acme.test");
      assertThat(taken.to()).isEqualTo("ada@acme.test");
      assertThat(taken.header("From"))
          .isEqualTo("=?UTF-8?Q?Acme_=26_S=C3=B6hne?= <no-reply@acme.test>");
      assertThat(taken.header("To")).isEqualTo("ada@acme.test");
      assertThat(taken.header("Subject")).startsWith("=?UTF-8?");
      assertThat(taken.header("Message-ID")).isEqualTo("<mail1@acme.test>");
      assertThat(taken.header("Auto-Submitted")).isEqualTo("auto-generated");
      assertThat(taken.header("Reply-To")).isEqualTo("help@acme.test");
      assertThat(taken.part("text/plain")).isEqualTo("Text\nmit Ümlaut");
      assertThat(taken.part("text/html")).isEqualTo("<p>Ümlaut</p>");
      assertThat(stub.heard().getFirst()).isEqualTo("EHLO id.acme.test");
    }
  }

  @Test
  @DisplayName("One connection carries many letters")
  void oneConnection() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      try (var round = plain(stub).open()) {
        for (var n = 0; n < 5; n++) {
          assertThat(round.carry(letter("Mail"))).isEqualTo(ACCEPTED);
        }
      }
      assertThat(stub.taken()).hasSize(5);
      assertThat(stub.connections()).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("RFC 5321 §4.2.1: 4yz is for now, 5yz for good, and neither ends the connection")
  void refusals() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN);
        var round = plain(stub).open()) {
      stub.answer("RCPT", "450 4.2.1 busy");
      assertThat(round.carry(letter("One")))
          .isEqualTo(new Delivery.Deferred("reply_450", "450 4.2.1 busy"));
      stub.answer("RCPT", "550 5.1.1 nobody");
      assertThat(round.carry(letter("Two")))
          .isEqualTo(new Delivery.Refused("reply_550", "550 5.1.1 nobody"));
      stub.answer("RCPT", "");
      stub.answer("MAIL", "552 5.2.2 full");
      assertThat(round.carry(letter("Three")))
          .isEqualTo(new Delivery.Refused("reply_552", "552 5.2.2 full"));
      stub.answer("MAIL", "");
      stub.answer(".", "451 4.3.0 later");
      assertThat(round.carry(letter("Four")))
          .isEqualTo(new Delivery.Deferred("reply_451", "451 4.3.0 later"));
      stub.answer(".", "");
      assertThat(round.carry(letter("Five"))).isEqualTo(ACCEPTED);
      assertThat(stub.taken()).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "A mail server that breaks off, hangs or answers nonsense is waited for in vain once")
  void breaksOff() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      stub.answer("DATA", "drop");
      assertThat(failure(carrier(stub, SmtpTls.NONE, PATIENCE)).why()).isEqualTo(Why.BROKEN);
      stub.answer("DATA", "hang");
      assertThat(failure(carrier(stub, SmtpTls.NONE, SHORT)).why()).isEqualTo(Why.BROKEN);
      stub.answer("DATA", "");
      stub.answer("GREETING", "hang");
      assertThat(failure(carrier(stub, SmtpTls.NONE, SHORT)).why()).isEqualTo(Why.BROKEN);
      stub.answer("GREETING", "554 no");
      assertThat(failure(carrier(stub, SmtpTls.NONE, PATIENCE)).why()).isEqualTo(Why.REPLY);
    }
  }

  @Test
  @DisplayName("Where nobody listens, that is said")
  void nobodyListens() throws Exception {
    int port;
    try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    var failure = failure(carrier("127.0.0.1", port, SmtpTls.NONE, Optional.empty(), PATIENCE));

    assertThat(failure.why()).isEqualTo(Why.CONNECT);
    assertThat(failure).hasMessageContaining("127.0.0.1:" + port);
  }

  @Test
  @DisplayName("RFC 3207: nothing is sent where STARTTLS is wanted and not offered")
  void noStarttls() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      assertThat(failure(carrier(stub, SmtpTls.STARTTLS, PATIENCE)).why()).isEqualTo(Why.TLS);
      assertThat(stub.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
  }

  @Test
  @DisplayName(
      "RFC 8314 §3: by STARTTLS and by implicit TLS a letter goes encrypted, after a login")
  void encrypted() throws Exception {
    var certificate = TestCertificate.of("ip:127.0.0.1", folder);
    for (var implicit : new boolean[] {false, true}) {
      var kind = new Kind(Optional.of(certificate), implicit, Optional.of("mailer:s3cret"));
      try (var stub = SmtpStub.start(kind)) {
        var tls = implicit ? SmtpTls.IMPLICIT : SmtpTls.STARTTLS;
        var carrier =
            carrier("127.0.0.1", stub.port(), tls, Optional.of(certificate.pem()), PATIENCE);

        assertThat(carry(carrier, letter("Secret"))).isEqualTo(ACCEPTED);
        assertThat(stub.taken().getFirst().encrypted()).isTrue();
      }
    }
  }

  @Test
  @DisplayName("RFC 6125: a certificate of nobody we trust, or of another host, is refused")
  void wrongCertificate() throws Exception {
    var mine = TestCertificate.of("ip:127.0.0.1", folder);
    var other = TestCertificate.of("dns:mail.other.test", folder);
    for (var implicit : new boolean[] {false, true}) {
      var tls = implicit ? SmtpTls.IMPLICIT : SmtpTls.STARTTLS;
      try (var stub = SmtpStub.start(new Kind(Optional.of(mine), implicit, Optional.empty()))) {
        var unknown = carrier("127.0.0.1", stub.port(), tls, Optional.empty(), PATIENCE);
        assertThat(failure(unknown).why()).isEqualTo(Why.TLS);
        assertThat(stub.heard()).noneMatch(line -> line.startsWith("MAIL"));
      }
      try (var stub = SmtpStub.start(new Kind(Optional.of(other), implicit, Optional.empty()))) {
        var wrongName = carrier("127.0.0.1", stub.port(), tls, Optional.of(other.pem()), PATIENCE);
        assertThat(failure(wrongName).why()).isEqualTo(Why.TLS);
        assertThat(failure(wrongName).getMessage()).contains("127.0.0.1", "name");
        assertThat(stub.heard()).noneMatch(line -> line.startsWith("MAIL"));
      }
    }
  }

  @Test
  @DisplayName("RFC 4954 §4: a login that is refused is said, and the password is not")
  void wrongLogin() throws Exception {
    var certificate = TestCertificate.of("ip:127.0.0.1", folder);
    var kind = new Kind(Optional.of(certificate), false, Optional.of("mailer:another"));
    try (var stub = SmtpStub.start(kind)) {
      var failure =
          failure(
              carrier(
                  "127.0.0.1",
                  stub.port(),
                  SmtpTls.STARTTLS,
                  Optional.of(certificate.pem()),
                  PATIENCE));

      assertThat(failure.why()).isEqualTo(Why.LOGIN);
      var secret = Base64.getEncoder().encodeToString("\0mailer\0s3cret".getBytes(UTF_8));
      assertThat(stub.heard()).anyMatch(line -> line.contains(secret));
      assertThat(failure.getMessage())
          .contains("535 5.7.8 bad credentials")
          .doesNotContain("s3cret", secret);
    }
  }

  @Test
  @DisplayName("RFC 5322 §2.2: nothing that is typed begins another header or another recipient")
  void noHeaderInjection() throws Exception {
    assertThat(Mailbox.parse("Acme\r\nBcc: eve@evil.test <a@acme.test>")).isEmpty();
    assertThat(Mailbox.parse("a@acme.test, eve@evil.test")).isEmpty();
    assertThat(MailAddress.parse("ada@acme.test\r\nRCPT TO:<eve@evil.test>")).isEmpty();
    assertThat(MailAddress.parse("ada@acme.test>,<eve@evil.test")).isEmpty();
    assertThatThrownBy(() -> new HeaderText("a\nb")).isInstanceOf(IllegalArgumentException.class);
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      carry(plain(stub), letter("Hello\r\nBcc: eve@evil.test\u2028\u202eX: y\u0000"));
      carry(plain(stub), letter("Grüße\r\nBcc: eve@evil.test"));

      for (var taken : stub.taken()) {
        assertThat(taken.header("Bcc")).isEmpty();
        assertThat(taken.message().lines()).noneMatch(line -> line.startsWith("Bcc"));
      }
      assertThat(stub.heard()).filteredOn(line -> line.startsWith("RCPT")).hasSize(2);
    }
  }

  @Test
  @DisplayName("RFC 5891: a host beyond ASCII is written so that every mail server knows it")
  void internationalHosts() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      var letter = letterTo("ada@bücher.test");
      assertThat(carry(plain(stub), letter)).isEqualTo(ACCEPTED);
      assertThat(stub.taken().getFirst().to()).isEqualTo("ada@xn--bcher-kva.test");
    }
  }

  @Test
  @DisplayName("RFC 6531 §3.1: a mailbox beyond ASCII is mailed where the server knows it")
  void internationalMailboxes() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      stub.takeUtf8();
      try (var round = plain(stub).open()) {
        assertThat(round.carry(letterTo("ada@acme.test"))).isEqualTo(ACCEPTED);
        assertThat(round.carry(letterTo("ädä@bücher.test"))).isEqualTo(ACCEPTED);
        assertThat(round.carry(letterTo("用户@acme.test"))).isEqualTo(ACCEPTED);
        assertThat(round.carry(letterTo("kim@acme.test"))).isEqualTo(ACCEPTED);
      }
      assertThat(stub.heard())
          .contains("RCPT TO:<ädä@xn--bcher-kva.test>", "RCPT TO:<用户@acme.test>");
      assertThat(stub.heard().stream().filter(line -> line.startsWith("MAIL")).toList())
          .extracting(line -> line.contains("SMTPUTF8"))
          .containsExactly(false, true, true, false);
      assertThat(stub.taken().get(1).header("To")).isEqualTo("ädä@xn--bcher-kva.test");
      assertThat(stub.connections()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName(
      "RFC 6531 §3.2: where the server does not, that letter alone fails, and nothing is cut")
  void mailboxesBeyondTheServer() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN);
        var round = plain(stub).open()) {
      assertThat(round.carry(letterTo("ädä@acme.test")))
          .isEqualTo(Delivery.Refused.here("smtputf8"));
      assertThat(round.carry(letterTo("ada@acme.test"))).isEqualTo(ACCEPTED);
      assertThat(stub.heard()).filteredOn(line -> line.startsWith("RCPT")).hasSize(1);
    }
  }

  @Test
  @DisplayName(
      "RFC 5321 §4.1.2: a mailbox that is no dot-string is quoted, on the wire and in the header")
  void quotedMailboxes() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      assertThat(carry(plain(stub), letterTo("a..b.@acme.test"))).isEqualTo(ACCEPTED);
      assertThat(stub.heard()).contains("RCPT TO:<\"a..b.\"@acme.test>");
      assertThat(stub.taken().getFirst().header("To")).isEqualTo("<\"a..b.\"@acme.test>");
    }
  }

  @Test
  @DisplayName("An address that SMTP cannot name is refused alone, and holds up no letter")
  void addressesOfNobody() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN);
        var round = plain(stub).open()) {
      for (var other : List.of("a".repeat(65) + "@acme.test", "ä".repeat(33) + "@acme.test")) {
        assertThat(round.carry(letterTo(other)))
            .as(other)
            .isEqualTo(Delivery.Refused.here("address"));
      }
      assertThat(round.carry(letterTo("ada@acme.test"))).isEqualTo(ACCEPTED);
    }
  }

  @Test
  @DisplayName("UTS #46 §4: an address that would become another one is none, so nobody mails it")
  void addressesOfOthers() {
    for (var other : List.of("a@x\uff1b", "a@x\uff1e.test", "a@fa\u00df.test", "a@\uff45x.test")) {
      assertThat(MailAddress.parse(other)).as(other).isEmpty();
    }
  }

  @Test
  @DisplayName("RFC 5321 §4.5.2: a text cannot end the message early")
  void dotStuffing() throws Exception {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      var letter = letter("Dots", "one\r\n.\r\nMAIL FROM:<eve@evil.test>\r\n");

      assertThat(carry(plain(stub), letter)).isEqualTo(ACCEPTED);
      assertThat(stub.taken()).hasSize(1);
      assertThat(stub.taken().getFirst().part("text/plain")).contains("MAIL FROM:<eve@evil.test>");
    }
  }

  private static Delivery carry(SmtpCarrier carrier, Letter letter) throws CarrierUnavailable {
    try (var round = carrier.open()) {
      return round.carry(letter);
    }
  }

  private static CarrierUnavailable failure(SmtpCarrier carrier) {
    return catchThrowableOfType(CarrierUnavailable.class, () -> carry(carrier, letter("Mail")));
  }

  private static SmtpCarrier plain(SmtpStub stub) {
    return carrier(stub, SmtpTls.NONE, PATIENCE);
  }

  private static SmtpCarrier carrier(SmtpStub stub, SmtpTls tls, Duration patience) {
    return carrier("127.0.0.1", stub.port(), tls, Optional.empty(), patience);
  }

  private static SmtpCarrier carrier(
      String host, int port, SmtpTls tls, Optional<String> authorities, Duration patience) {
    var login = tls != SmtpTls.NONE;
    return new SmtpCarrier(
        new Smtp(
            Mailbox.parse("a@acme.test").orElseThrow(),
            host,
            port,
            tls,
            login ? Optional.of("mailer") : Optional.empty(),
            login ? Optional.of(new Secret("s3cret")) : Optional.empty(),
            authorities,
            Optional.empty()),
        "id.acme.test",
        patience);
  }

  private static Letter letter(String subject) {
    return letter(subject, "Text\nmit Ümlaut");
  }

  private static Letter letter(String subject, String text) {
    return letter(subject, text, "ada@acme.test");
  }

  private static Letter letterTo(String address) {
    return letter("Mail", "text", address);
  }

  private static Letter letter(String subject, String text, String to) {
    return new Letter(
        "mail1",
        Mailbox.parse("Acme & Söhne <no-reply@acme.test>").orElseThrow(),
        Mailbox.parse("help@acme.test"),
        new MailAddress(to),
        "de",
        HeaderText.of(subject),
        text,
        "<p>Ümlaut</p>",
        List.of(),
        Instant.parse("2026-11-22T10:00:00Z"));
  }
}
