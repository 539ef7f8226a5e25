package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of `docs/propagation.md`, row by row: what a change ends, at the next request.
final class PropagationTest {
  private static final Pattern PASSWORD = Pattern.compile("shown this once: (\\S+)");

  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  /// A change that ends everything that a person has.
  enum Change {
    SUSPENDED("user suspend"),
    SIGNED_OUT("user sign-out"),
    PASSWORD_SET("user set-password"),
    REMOVED("user remove"),
    RESET("");

    private final String command;

    Change(String command) {
      this.command = command;
    }

    private void make(Person person) throws Exception {
      if (this == RESET) {
        var visitor = TwoTenants.visitor();
        var page = Joining.beside(visitor, SERVER.acme(), "/recover");
        visitor.submit(page, Map.of("email", person.email()));
        var link = SERVER.link(person.email(), 1);
        var done = visitor.submit(visitor.open(link), Map.of("password", "set by a mailed link"));
        assertThat(done.status()).isEqualTo(200);
      } else {
        var _ = SERVER.server().run(command, person.email(), "--issuer", "acme");
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  @DisplayName("ends session, refresh token, access token and code at the next request")
  void endsEverything(Change change) throws Exception {
    var person = Person.signedIn(change.name().toLowerCase(Locale.ROOT));
    var code = TwoTenants.code(person.browser().open(SERVER.acme().authorize()));
    assertThat(person.isIn()).isTrue();

    change.make(person);

    assertThat(person.has("session")).isFalse();
    assertThat(person.has("refresh token")).isFalse();
    assertThat(person.has("access token at introspection")).isFalse();
    assertThat(person.has("access token at UserInfo")).isFalse();
    assertThat(SERVER.acme().redeem(code).isOk()).as("code").isFalse();
  }

  @Test
  @DisplayName(
      "A pause shuts the account and ends nothing: it goes on when the person may act again")
  void pause() throws Exception {
    var person = Person.signedIn("paused");
    var _ =
        SERVER.server().run("user suspend", person.email(), "--issuer", "acme", "--keep-sessions");
    assertThat(person.has("session")).isFalse();
    assertThat(person.has("access token at introspection")).isFalse();
    var _ = SERVER.server().run("user activate", person.email(), "--issuer", "acme");
    assertThat(person.isIn()).isTrue();
  }

  @Test
  @DisplayName("A suspended person who may act again signs in anew; nothing of before comes back")
  void activated() throws Exception {
    var person = Person.signedIn("activated");
    var _ = SERVER.server().run("user suspend", person.email(), "--issuer", "acme");
    var _ = SERVER.server().run("user activate", person.email(), "--issuer", "acme");
    assertThat(person.has("session")).isFalse();
    assertThat(person.has("refresh token")).isFalse();
    var anew = TwoTenants.visitor();
    var login = anew.open(SERVER.acme().authorize());
    assertThat(anew.signIn(login, person.email(), person.password()).query()).containsKey("code");
  }

  @Test
  @DisplayName("A removed client's secret, tokens and logins end with it")
  void clientRemoved() throws Exception {
    var person = Person.signedIn("of-client");
    var _ = SERVER.server().run("client remove", "web", "--issuer", "domains");
    var party = SERVER.at("domains");
    assertThat(party.token(Map.of("grant_type", "client_credentials")).json().path("error"))
        .hasToString("\"invalid_client\"");
    assertThat(TwoTenants.visitor().open(party.authorize()).status()).isEqualTo(400);
    assertThat(person.isIn()).as("another issuer's people").isTrue();
  }

  @Test
  @DisplayName("A key rotated at once leaves the key set, and its ID tokens verify no more")
  void keyRotated() throws Exception {
    var before = keySet();
    var _ = SERVER.server().run("keys rotate", "--issuer", "closed", "--now");
    assertThat(keySet()).isNotEqualTo(before);
  }

  private static String keySet() throws Exception {
    return TwoTenants.visitor().open(SERVER.at("closed").at("/oauth2/jwks")).body();
  }

  /// Somebody who is signed in, and what they hold.
  private record Person(
      String email, String password, Visitor browser, RelyingParty.Answer tokens) {
    static Person signedIn(String name) throws Exception {
      var email = name + "@acme.test";
      var added = SERVER.server().run("user add", email, "--issuer", "acme", "--verified");
      var password = PASSWORD.matcher(added);
      assertThat(password.find()).as(added).isTrue();
      var browser = TwoTenants.visitor();
      var login = browser.open(SERVER.acme().authorize());
      var page = browser.signIn(login, email, password.group(1));
      var tokens = SERVER.acme().redeem(TwoTenants.code(page));
      return new Person(email, password.group(1), browser, tokens);
    }

    boolean isIn() throws Exception {
      return has("session")
          && has("access token at introspection")
          && has("access token at UserInfo");
    }

    boolean has(String what) throws Exception {
      var access = tokens.text("access_token");
      return switch (what) {
        case "session" -> browser.open(SERVER.acme().authorize()).query().containsKey("code");
        case "refresh token" -> SERVER.acme().refresh(tokens.text("refresh_token")).isOk();
        case "access token at introspection" -> SERVER.acme().isActive(access);
        case "access token at UserInfo" -> SERVER.acme().userInfo(access).isOk();
        default -> throw new IllegalArgumentException(what);
      };
    }
  }
}
