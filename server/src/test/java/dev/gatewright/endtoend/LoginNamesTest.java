package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in with a username and with a phone number, where the issuer takes them.
final class LoginNamesTest {
  private static final Map<String, String> SCOPES = Map.of("scope", "openid profile phone");

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "names.yaml", Map.of());

  @Test
  @DisplayName("A username and a phone number sign in as the address does, however they are typed")
  void signsIn() throws Exception {
    var _ = name("acme", "ada@acme.test", "--username", "Ada.Lovelace");
    var _ = name("acme", "ada@acme.test", "--phone", "+49 (30) 1234-567");

    assertThat(open("acme").text()).contains("Email address, username or phone number");
    for (var typed :
        new String[] {"ada.lovelace", " ADA.Lovelace ", "+49301234567", "+49 30 1234567"}) {
      assertThat(signIn("acme", typed, "ada loves engines").query()).as(typed).containsKey("code");
    }
    assertThat(signIn("acme", "ada@acme.test", "ada loves engines").query()).containsKey("code");
    var claims = claims(signIn("acme", "ada.lovelace", "ada loves engines"));
    assertThat(claims.path("preferred_username").asString()).isEqualTo("ada.lovelace");
    assertThat(claims.path("phone_number").asString()).isEqualTo("+49301234567");
  }

  @Test
  @DisplayName("A name is one account's, and an account has one of each kind")
  void oneEach() throws Exception {
    var _ = name("acme", "bob@acme.test", "--username", "builder");
    assertThatThrownBy(() -> name("acme", "cy@acme.test", "--username", "BUILDER"))
        .hasMessageContaining("Somebody else has the username builder.");
    assertThat(signIn("acme", "builder", "cy sails seas").status()).isEqualTo(422);

    var _ = name("acme", "bob@acme.test", "--username", "bridger");
    assertThat(signIn("acme", "builder", "bob builds bridges").status()).isEqualTo(422);
    assertThat(signIn("acme", "bridger", "bob builds bridges").query()).containsKey("code");
    var _ = name("acme", "cy@acme.test", "--username", "builder");
    assertThat(signIn("acme", "builder", "cy sails seas").query()).containsKey("code");
    var _ = name("acme", "cy@acme.test", "--no-username");
    assertThat(signIn("acme", "builder", "cy sails seas").status()).isEqualTo(422);
  }

  @Test
  @DisplayName("Names that look like others, or like whoever runs the place, are nobody's")
  void refused() {
    for (var bad :
        new String[] {
          "admin", "Support", "ab", "a@b", "4you", "ada..l", "\u0430dmin1", "ad\u00e4"
        }) {
      assertThatThrownBy(() -> name("acme", "dee@acme.test", "--username", bad))
          .as(bad)
          .hasMessageContaining("Nobody can be called");
    }
    for (var bad : new String[] {"030123456", "+12", "+0301234567", "phone"}) {
      assertThatThrownBy(() -> name("acme", "dee@acme.test", "--phone", bad))
          .as(bad)
          .hasMessageContaining("is no phone number");
    }
  }

  @Test
  @DisplayName("Another issuer's name, and one where only addresses count, open nothing")
  void elsewhere() throws Exception {
    var _ = name("acme", "dee@acme.test", "--username", "dunes");
    var _ = name("plain", "ada@acme.test", "--username", "dunes");

    assertThat(signIn("acme", "dunes", "dee draws dunes").query()).containsKey("code");
    assertThat(signIn("acme", "dunes", "ada loves engines").status()).isEqualTo(422);
    assertThat(signIn("plain", "dunes", "ada loves engines").status()).isEqualTo(422);
    assertThat(open("plain").text()).contains("Email address").doesNotContain("username");
  }

  @Test
  @DisplayName("Neither a page nor a count tells whether a username is somebody's")
  void noEnumeration() throws Exception {
    var _ = name("acme", "cy@acme.test", "--phone", "+4930999999");
    var known = signIn("acme", "+4930999999", "wrong");
    var unknown = signIn("acme", "+4930999998", "wrong");
    assertThat(known.status()).isEqualTo(422);
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.text()).isEqualTo(known.text());
    int knownTries = 1;
    int unknownTries = 1;
    while (signIn("acme", "+4930999999", "wrong").status() == 422) {
      knownTries++;
    }
    while (signIn("acme", "+4930999998", "wrong").status() == 422) {
      unknownTries++;
    }
    assertThat(unknownTries).isEqualTo(knownTries).isLessThan(12);
  }

  @Test
  @DisplayName("Of four who want one name at once, one gets it")
  void race() throws Exception {
    var calls = new ArrayList<Callable<Boolean>>();
    for (var who : new String[] {"ada", "bob", "cy", "dee"}) {
      calls.add(() -> {
        try {
          return name("plain", who + "@acme.test", "--username", "wanted").contains("signs in");
        } catch (AssertionError refused) {
          return false;
        }
      });
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      int got = 0;
      for (var answer : threads.invokeAll(calls)) {
        got += answer.get() ? 1 : 0;
      }
      assertThat(got).isEqualTo(1);
    }
  }

  private static String name(String issuer, String email, String... options) throws Exception {
    var words = new ArrayList<String>();
    words.add(email);
    words.add("--issuer");
    words.add(issuer);
    words.addAll(java.util.List.of(options));
    return TENANTS.server().run("user name", words.toArray(String[]::new));
  }

  private static Page open(String issuer) throws Exception {
    return TwoTenants.visitor().open(party(issuer).authorize(SCOPES));
  }

  private static Page signIn(String issuer, String typed, String password) throws Exception {
    var browser = TwoTenants.visitor();
    return browser.signIn(browser.open(party(issuer).authorize(SCOPES)), typed, password);
  }

  private static JsonNode claims(Page page) throws Exception {
    var token = party("acme").redeem(TwoTenants.code(page)).text("id_token");
    var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new JsonMapper().readTree(new String(claims, StandardCharsets.UTF_8));
  }

  private static RelyingParty party(String issuer) {
    return new RelyingParty(
        TENANTS.at("/" + issuer), "web", TwoTenants.SECRET, TwoTenants.CALLBACK);
  }
}
