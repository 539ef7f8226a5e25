package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in by a mailed link and by a mailed code, in browsers without scripts.
final class MailedSignInTest {
  private static final String FIREFOX =
      "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

  @TempDir private static Path data;
  private static ServedGatewright server;

  @BeforeAll
  static void start() throws Exception {
    server =
        ServedGatewright.start(
            TwoTenants.file("inbox-server.yaml"), TwoTenants.file("mailed.yaml"), data, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName(
      "A link opened in another browser signs that one in, goes on with a fresh request, and"
          + " the browser that asked is where it was")
  void anotherBrowser() throws Exception {
    var asking = TwoTenants.visitor().saying("User-Agent", FIREFOX);
    var page = mailTo(asking, client("web"), "ada@acme.test");
    assertThat(page.status()).isEqualTo(200);
    var mail = caught("ada@acme.test", 1);
    assertThat(mail.subject()).isEqualTo("Sign in to Acme");
    assertThat(mail.text()).contains("Shop", "Firefox, Linux", "127.0.0.1");

    var other = TwoTenants.visitor();
    for (var look = 0; look < 2; look++) {
      var shown = other.open(mail.link());
      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.text())
          .contains("Ada Lovelace", "ada@acme.test", "Shop", "Firefox, Linux", "127.0.0.1");
    }
    var confirmed = other.submit(other.open(mail.link()), Map.of());
    assertThat(confirmed.uri().toString()).startsWith("http://localhost:3000/start?iss=");

    var code = TwoTenants.code(other.open(client("web").authorize()));
    assertThat(client("web").redeem(code).isOk()).isTrue();
    var still = asking.open(client("web").authorize());
    assertThat(still.text()).contains("Email address");

    var again = TwoTenants.visitor();
    var gone = again.open(mail.link());
    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.text()).contains("This link is of no more use");
  }

  @Test
  @DisplayName("A link opened in the browser that asked goes on with what was asked for")
  void sameBrowser() throws Exception {
    var visitor = TwoTenants.visitor();
    mailTo(visitor, client("web"), "bob@acme.test");
    var confirm = visitor.open(caught("bob@acme.test", 1).link());
    var done = visitor.submit(confirm, Map.of());

    assertThat(client("web").redeem(TwoTenants.code(done)).isOk()).isTrue();
  }

  @Test
  @DisplayName("Where the application begins no login of its own, the page leads to its home")
  void clientWithHome() throws Exception {
    mailTo(TwoTenants.visitor(), client("desk"), "cy@acme.test");
    var other = TwoTenants.visitor();
    var arrived = other.submit(other.open(caught("cy@acme.test", 1).link()), Map.of());

    assertThat(arrived.status()).isEqualTo(200);
    assertThat(arrived.text()).contains("You are signed in", "Desk");
    assertThat(arrived.body()).contains("href=\"http://localhost:3000/home\"");
    assertThat(TwoTenants.code(other.open(client("desk").authorize()))).isNotEmpty();
  }

  @Test
  @DisplayName("A code signs in the browser that asked, and ends the link of its mail")
  void code() throws Exception {
    var visitor = TwoTenants.visitor();
    var page = mailTo(visitor, client("web"), "dee@acme.test");
    var mail = caught("dee@acme.test", 1);
    var wrong = visitor.submit(page, Map.of("code", mail.code().equals("111111") ? "2" : "111111"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("doesn’t match", "dee@acme.test");

    var done = visitor.submit(wrong, Map.of("code", " " + mail.code() + " "));
    assertThat(client("web").redeem(TwoTenants.code(done)).isOk()).isTrue();
    assertThat(TwoTenants.visitor().open(mail.link()).status()).isEqualTo(410);
  }

  @Test
  @DisplayName("A code is of no use in another login")
  void codeElsewhere() throws Exception {
    mailTo(TwoTenants.visitor(), client("web"), "eli@acme.test");
    var mail = caught("eli@acme.test", 1);
    var thief = TwoTenants.visitor();
    var page = mailTo(thief, client("web"), "nobody@acme.test");

    assertThat(thief.submit(page, Map.of("code", mail.code())).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("An address without an account is shown the same page, and gets no mail")
  void nobody() throws Exception {
    var known = mailTo(TwoTenants.visitor(), client("code"), "fay@acme.test");
    var unknown = mailTo(TwoTenants.visitor(), client("code"), "flo@acme.test");
    var mail = caught("fay@acme.test", 1);

    assertThat(unknown.status()).isEqualTo(known.status());
    assertThat(unknown.text().replace("flo", "fay")).isEqualTo(known.text());
    assertThat(CaughtMail.all(server.at("/"), "flo@acme.test")).isEmpty();
    assertThat(mail.code()).hasSize(6);

    var other = TwoTenants.visitor();
    other.submit(other.open(mail.link()), Map.of());
    assertThat(TwoTenants.code(other.open(client("code").authorize())))
        .as("the link beside it is as good, for an application of codes alone too")
        .isNotEmpty();
  }

  private static Page mailTo(Visitor visitor, RelyingParty party, String address) throws Exception {
    var page = visitor.open(party.authorize());
    return visitor.submit(page, Map.of("email", address, "choose", "email_code"));
  }

  private static CaughtMail caught(String address, int count) {
    return CaughtMail.await(server.at("/"), address, count);
  }

  private static RelyingParty client(String id) {
    return new RelyingParty(server.at("/acme"), id, TwoTenants.SECRET, TwoTenants.CALLBACK);
  }
}
