package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.SmtpStub;
import dev.gatewright.testing.SmtpStub.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The command line and mail")
final class MailCommandTest {
  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void writeFiles() throws IOException {
    line = CommandLine.in(folder);
  }

  private void mail(String how) throws IOException {
    Files.writeString(line.config(), "mail: " + how + "\n", StandardOpenOption.APPEND);
  }

  private void mailTo(SmtpStub stub) throws IOException {
    mail(
        "{ from: \"Acme <id@acme.test>\", host: 127.0.0.1, port: " + stub.port() + ", tls: none }");
  }

  private int test(String to) {
    return line.run("mail", "test", "--to", to, "--language", "de");
  }

  @Test
  @DisplayName("mail test hands one mail over at once and says what the mail server answered")
  void accepted() throws IOException {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      mailTo(stub);
      line.run("apply", line.tenants().toString());

      assertThat(test("ada@b\u00fccher.test")).isZero();

      assertThat(line.out())
          .contains(
              "127.0.0.1:" + stub.port() + " took the mail from id@acme.test: 250 2.0.0 taken");
      assertThat(stub.taken().getFirst().to()).isEqualTo("ada@xn--bcher-kva.test");
      assertThat(stub.taken().getFirst().part("text/plain")).contains("Acme");
    }
  }

  @Test
  @DisplayName("user invite promises no mail where none is sent, and writes none")
  void inviteWithoutMail() throws IOException {
    var tenants = Files.readString(line.tenants());
    Files.writeString(
        line.tenants(), tenants.replace("- id: acme\n", "- id: acme\n    signup: invite\n"));
    line.run("apply", line.tenants().toString());

    assertThat(line.run("user", "invite", "carl@acme.test")).isEqualTo(1);
    assertThat(line.err()).contains("No mail is sent");
    mail("inbox");
    assertThat(line.run("user", "invite", "carl@acme.test")).as(line.err()).isZero();
    assertThat(line.out()).contains("an invitation to carl@acme.test is on its way");
  }

  @Test
  @DisplayName("RFC 5321 §4.2: it repeats the words of a refusal, and fails")
  void refused() throws IOException {
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      mailTo(stub);
      line.run("apply", line.tenants().toString());
      stub.answer("RCPT", "550 5.7.1 we relay for nobody");
      assertThat(test("ada@acme.test")).isEqualTo(1);
      assertThat(line.err()).contains("refuses the mail from id@acme.test: 550 5.7.1 we relay");
      stub.answer("RCPT", "451 4.7.1 greylisted");
      assertThat(line.run("mail", "test", "--to", "ada@acme.test", "--json")).isEqualTo(1);
      assertThat(line.err()).contains("\"reply_451\"", "\"451 4.7.1 greylisted\"");
      stub.answer("RCPT", "");
      assertThat(test("\u00e4da@acme.test")).isEqualTo(1);
      assertThat(line.err()).contains("does not take addresses beyond ASCII");
      assertThat(test("nobody")).isEqualTo(3);
      assertThat(stub.taken()).isEmpty();
    }
  }

  @Test
  @DisplayName("It says that a mail server cannot be reached, and never what its password is")
  void unreachable() throws IOException {
    int port;
    try (var stub = SmtpStub.start(Kind.PLAIN)) {
      port = stub.port();
    }
    mail(
        "{ from: id@acme.test, host: 127.0.0.1, port: "
            + port
            + ", tls: none, username: u, password: s3cret-p }");
    line.run("apply", line.tenants().toString());

    assertThat(test("ada@acme.test")).isEqualTo(1);
    assertThat(line.err()).contains("127.0.0.1:" + port, "cannot be reached");
    assertThat(line.err()).doesNotContain("s3cret-p");
  }

  @Test
  @DisplayName("Without a mail server plan warns of all that needs one, and mail test says so")
  void notConfigured() throws IOException {
    Files.writeString(
        line.tenants(),
        """
        issuers:
          - id: acme
            login: { methods: [password, magic_link] }
            signup: open
            email_verification: required
          - id: keys
            login: { methods: [passkey] }
        """);

    assertThat(line.run("plan", line.tenants().toString())).isEqualTo(2);
    assertThat(line.out())
        .contains(
            "warning: issuer acme needs mail, and none is sent",
            "nobody can sign in with magic_link",
            "nobody can sign up",
            "nobody can confirm their address",
            "whoever forgot their password cannot set another")
        .doesNotContain("issuer keys needs mail");
    line.run("apply", line.tenants().toString());
    assertThat(line.run("mail", "test", "--to", "ada@acme.test", "--issuer", "acme")).isEqualTo(1);
    assertThat(line.err()).contains("No mail is sent");
    mail("inbox");
    assertThat(line.run("plan", line.tenants().toString())).isZero();
    assertThat(line.out()).doesNotContain("needs mail");
    assertThat(line.run("mail", "test", "--to", "ada@acme.test", "--issuer", "acme")).isZero();
    assertThat(line.out()).contains("/dev/inbox");
  }
}
