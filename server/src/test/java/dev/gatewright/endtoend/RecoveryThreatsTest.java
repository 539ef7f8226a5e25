package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What others fell to on the way back into an account")
final class RecoveryThreatsTest {
  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  @Test
  @DisplayName(
      "OWASP ASVS 5.0 §6.4.3: a reset is no sign-in, and the second factor is asked after it")
  void secondFactorHolds() throws Exception {
    var fay = "fay@acme.test";
    SERVER.server().run("user recovery-codes", fay, "--issuer", "acme", "--demand");
    var visitor = TwoTenants.visitor();
    var _ = ask(visitor, fay);
    var done = set(visitor, visitor.open(link(fay)), "ferns found by fay herself");
    assertThat(done.text()).contains("Your password is set");

    var login = visitor.open(SERVER.acme().authorize());
    assertThat(login.text()).as("nobody is signed in by a reset").contains("Password");
    var asked = visitor.signIn(login, fay, "ferns found by fay herself");
    assertThat(asked.query()).doesNotContainKey("code");
    assertThat(asked.text()).contains("recovery code");
  }

  @Test
  @DisplayName("A mailed link leads to the issuer, whatever host a request claims to be for")
  void poisonedHosts() throws Exception {
    var dee = "dee@acme.test";
    var visitor =
        TwoTenants.visitor()
            .saying("X-Forwarded-Host", "evil.test")
            .saying("X-Forwarded-Proto", "https")
            .saying("Forwarded", "host=evil.test;proto=https");
    var _ = ask(visitor, dee);

    assertThat(link(dee)).startsWith(SERVER.acme().at("/recover?link=").toString());
    assertThat(SERVER.mails(dee)).allMatch(mail -> !mail.message().contains("evil.test"));
  }

  @Test
  @DisplayName("A link opens the page that it was mailed for, at its issuer, and no other")
  void ofOnePurpose() throws Exception {
    var bob = "bob@acme.test";
    var visitor = TwoTenants.visitor();
    var _ = ask(visitor, bob);
    var token = link(bob).substring(link(bob).indexOf('=') + 1);

    for (var path :
        List.of("/signup", "/verify", "/change-address", "/undo-address", "/login/link")) {
      assertThat(visitor.open(SERVER.acme().at(path + "?link=" + token)).status())
          .as(path)
          .isGreaterThanOrEqualTo(400);
    }
    assertThat(visitor.open(SERVER.at("closed").at("/recover?link=" + token)).status())
        .as("at another issuer")
        .isEqualTo(410);
    assertThat(visitor.open(SERVER.acme().at("/recover?link=" + token)).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("No step is skipped: without the link, or without a password, nothing is set")
  void noStepIsSkipped() throws Exception {
    var cy = "cy@acme.test";
    var visitor = TwoTenants.visitor();
    var _ = ask(visitor, cy);
    var page = visitor.open(link(cy));

    assertThat(visitor.submit(page, Map.of("password", "", "link", "")).status())
        .isGreaterThanOrEqualTo(400);
    assertThat(visitor.submit(page, Map.of("password", "sails set by nobody", "link", "")).text())
        .doesNotContain("Your password is set");
    assertThat(set(visitor, page, "").status()).isEqualTo(422);
    var login = visitor.open(SERVER.acme().authorize());
    assertThat(visitor.signIn(login, cy, "cy sails seas").query()).containsKey("code");
  }

  @Test
  @DisplayName(
      "RFC 9110 §9.2.1: what a mail scanner or a prefetch does with a link uses nothing up")
  void scanners() throws Exception {
    var ada = "ada@acme.test";
    var _ = ask(TwoTenants.visitor(), ada);
    var link = link(ada);
    for (int i = 0; i < 3; i++) {
      TwoTenants.visitor().saying("Sec-Purpose", "prefetch").open(link);
    }
    var visitor = TwoTenants.visitor();
    assertThat(set(visitor, visitor.open(link), "engines loved by ada").text())
        .contains("Your password is set");
  }

  @Test
  @DisplayName("Several addresses in one field are none, and mail nobody")
  void severalAddresses() throws Exception {
    for (var typed :
        List.of(
            "gus@acme.test,eve@evil.test",
            "gus@acme.test eve@evil.test",
            "gus@acme.test\r\nBcc: eve@evil.test")) {
      assertThat(ask(TwoTenants.visitor(), typed).status()).as(typed).isEqualTo(422);
    }
    assertThat(SERVER.mails("eve@evil.test")).isEmpty();
  }

  private static Page ask(Visitor visitor, String email) throws Exception {
    return visitor.submit(
        Joining.beside(visitor, SERVER.acme(), "/recover"), Map.of("email", email));
  }

  private static Page set(Visitor visitor, Page page, String password) throws Exception {
    return visitor.submit(page, Map.of("password", password));
  }

  /// The link that was mailed to set another password.
  private static String link(String to) {
    var found = new String[1];
    Patience.until(
        "a mail to " + to,
        () -> {
          for (var mail : SERVER.mails(to)) {
            if (mail.part("text/plain").contains("/recover?link=")) {
              found[0] = Joining.link(mail);
            }
          }
          return found[0] != null;
        });
    return found[0];
  }
}
