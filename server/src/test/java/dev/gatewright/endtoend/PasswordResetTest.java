package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Getting back in by mail. Each test has an account of its own.
final class PasswordResetTest {
  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  @Test
  @DisplayName(
      "A mailed link sets a password, signs out everywhere, and leads back to the application;"
          + " it works once")
  void reset() throws Exception {
    var elsewhere = TwoTenants.visitor();
    var signedIn =
        elsewhere.signIn(
            elsewhere.open(SERVER.acme().authorize()), "ada@acme.test", "ada loves engines");
    var tokens = SERVER.acme().redeem(TwoTenants.code(signedIn));

    var visitor = TwoTenants.visitor();
    var sent = ask(visitor, "ada@acme.test");
    assertThat(sent.status()).isEqualTo(200);
    assertThat(sent.text()).contains("Check your mail", "ada@acme.test");
    var link = SERVER.link("ada@acme.test", 1);

    var page = visitor.open(link);
    assertThat(page.text()).contains("Choose a new password", "ada@acme.test");
    assertThat(visitor.open(link).status()).as("looking does not use it").isEqualTo(200);
    assertThat(set(visitor, page, "short").text()).contains("at least 8");
    assertThat(set(visitor, page, "password123").text()).contains("first passwords");
    assertThat(set(visitor, page, "ada@acme").text()).contains("too close to your name");
    var done = set(visitor, page, "a whole new engine");
    assertThat(done.status()).isEqualTo(200);
    assertThat(done.text()).contains("Your password is set");

    var login = visitor.click(done, href(done, "/login"));
    assertThat(visitor.signIn(login, "ada@acme.test", "a whole new engine").query())
        .as("the login that it began at goes on")
        .containsKey("code");
    assertThat(SERVER.acme().refresh(tokens.text("refresh_token")).isOk()).isFalse();
    assertThat(elsewhere.open(SERVER.acme().authorize()).text()).contains("Password");
    assertThat(visitor.open(link).status()).isEqualTo(410);
    assertThat(set(visitor, page, "another new engine").status()).isEqualTo(410);
    assertThat(SERVER.mail("ada@acme.test", 2).part("text/plain")).contains("password");
    assertThat(SERVER.server().run("audit", "--issuer", "acme"))
        .contains("link.mailed", "link.used", "user.password_set", "user.signed_out_everywhere");
  }

  @Test
  @DisplayName(
      "Where people go by usernames one is enough: the mail goes to the account's address, and no"
          + " page tells whose name it is")
  void byUsername() throws Exception {
    var args = new String[] {"--issuer", "named", "--username", "ivo.r"};
    var _ = SERVER.server().run("user name", "ivo@acme.test", args[0], args[1], args[2], args[3]);
    var visitor = TwoTenants.visitor();
    var asked = Joining.beside(visitor, SERVER.at("named"), "/recover");
    assertThat(asked.text()).contains("Email address or username");
    var known = visitor.submit(asked, Map.of("email", "Ivo.R"));
    var other = TwoTenants.visitor();
    var unknown =
        other.submit(
            Joining.beside(other, SERVER.at("named"), "/recover"), Map.of("email", "ivo.x"));
    assertThat(comparable(unknown, "ivo.x")).isEqualTo(comparable(known, "ivo.r"));
    assertThat(known.text()).doesNotContain("ivo@acme.test");

    var page = visitor.open(SERVER.link("ivo@acme.test", 1));
    assertThat(set(visitor, page, "a whole new iron").text()).contains("Your password is set");
    assertThat(SERVER.mails("ivo@acme.test")).as("none of the other name").hasSizeLessThan(3);

    var plain = TwoTenants.visitor();
    var form = Joining.beside(plain, SERVER.acme(), "/recover");
    assertThat(plain.submit(form, Map.of("email", "ivo.r")).status()).isEqualTo(422);
  }

  @Test
  @DisplayName("An address without an account is answered with the same bytes, and mailed nothing")
  void unknownAddress() throws Exception {
    var known = ask(TwoTenants.visitor(), "fay@acme.test");
    var unknown = ask(TwoTenants.visitor(), "nob@acme.test");
    var suspended = ask(TwoTenants.visitor(), "eli@acme.test");

    assertThat(comparable(unknown, "nob@acme.test")).isEqualTo(comparable(known, "fay@acme.test"));
    assertThat(comparable(suspended, "eli@acme.test"))
        .isEqualTo(comparable(known, "fay@acme.test"));
    assertThat(SERVER.link("fay@acme.test", 1)).isNotEmpty();
    assertThat(SERVER.mails("nob@acme.test")).isEmpty();
    assertThat(SERVER.mails("eli@acme.test")).isEmpty();
  }

  @Test
  @DisplayName("A person whom strangers locked out sets a password in their browser and gets in")
  void lockedOut() throws Exception {
    Page page = TwoTenants.visitor().open(SERVER.acme().authorize());
    for (int i = 0; i < 12; i++) {
      var stranger = TwoTenants.visitor();
      page =
          stranger.signIn(stranger.open(SERVER.acme().authorize()), "dee@acme.test", "wrong " + i);
    }
    assertThat(page.status()).isEqualTo(429);
    assertThat(page.text()).contains("set a new password by mail");

    var owner = TwoTenants.visitor();
    var _ = ask(owner, "dee@acme.test");
    var done =
        set(owner, owner.open(SERVER.link("dee@acme.test", 1)), "dunes drawn by dee herself");
    var login = owner.click(done, href(done, "/login"));
    assertThat(owner.signIn(login, "dee@acme.test", "dunes drawn by dee herself").query())
        .containsKey("code");
  }

  @Test
  @DisplayName("In another browser the link works, and the way on begins the request anew")
  void otherBrowser() throws Exception {
    var _ = ask(TwoTenants.visitor(), "bob@acme.test");
    var phone = TwoTenants.visitor();
    var page = phone.open(SERVER.link("bob@acme.test", 1));
    var done = set(phone, page, "bridges built by bob");

    var again = phone.submit(done, Map.of());
    assertThat(phone.signIn(again, "bob@acme.test", "bridges built by bob").query())
        .containsKey("code");
  }

  @Test
  @DisplayName("One link sent eight times at once sets one password")
  void racingLink() throws Exception {
    var visitor = TwoTenants.visitor();
    var _ = ask(visitor, "cy@acme.test");
    var page = visitor.open(SERVER.link("cy@acme.test", 1));
    var calls = new ArrayList<Callable<Page>>();
    for (int i = 0; i < 8; i++) {
      var tab = visitor.twin();
      var password = "cy sails sea number " + i;
      calls.add(() -> set(tab, page, password));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      var statuses = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(calls)) {
        statuses.add(answer.get().status());
      }
      assertThat(statuses.stream().filter(status -> status == 200)).hasSize(1);
      assertThat(statuses).containsOnly(200, 410);
    }
  }

  @Test
  @DisplayName("A form of another site, an empty address and no address are refused with words")
  void refused() throws Exception {
    var visitor = TwoTenants.visitor();
    var page = Joining.beside(visitor, SERVER.acme(), "/recover");
    assertThat(visitor.submit(page, Map.of("email", "")).status()).isEqualTo(422);
    assertThat(visitor.submit(page, Map.of("email", "no address")).text())
        .contains("not an email address");
    var foreign = TwoTenants.visitor().saying("Sec-Fetch-Site", "cross-site");
    assertThat(foreign.submit(page, Map.of("email", "fay@acme.test")).status()).isEqualTo(403);
    for (var link : List.of("x", "AAAAAAAAAAAAAAAAAAAAAA." + "B".repeat(43))) {
      assertThat(visitor.open(SERVER.acme().at("/recover?link=" + link)).status()).isEqualTo(410);
    }
  }

  private static Page ask(Visitor visitor, String email) throws Exception {
    return visitor.submit(
        Joining.beside(visitor, SERVER.acme(), "/recover"), Map.of("email", email));
  }

  private static Page set(Visitor visitor, Page page, String password) throws Exception {
    return visitor.submit(page, Map.of("password", password));
  }

  static String href(Page page, String path) {
    var link = Pattern.compile("href=\"([^\"]*" + path + "[^\"]*)\"").matcher(page.body());
    if (!link.find()) {
      throw new AssertionError("no link to " + path + " on " + page.text());
    }
    return link.group(1);
  }

  /// The page without what differs for each login, and with one address for all.
  static String comparable(Page page, String address) {
    return page.status()
        + " "
        + page.headers().map().keySet()
        + page.body()
            .replace(address, "ADDRESS")
            .replaceAll("interaction=[A-Za-z0-9_.-]+", "interaction=HANDLE")
            .replaceAll("value=\"[A-Za-z0-9_.-]{60,}\"", "value=HANDLE");
  }
}
