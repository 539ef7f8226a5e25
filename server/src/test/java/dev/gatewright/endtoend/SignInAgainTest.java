package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.RelyingParty.Answer;
import dev.gatewright.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in while signed in.
final class SignInAgainTest {
  private static final String SESSION = "gw_session_acme";

  @TempDir private static Path data;
  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  private static Stream<Map<String, String>> reasons() {
    return Stream.of(
        Map.of("prompt", "login"), Map.of("max_age", "0"), Map.of("prompt", "login consent"));
  }

  @ParameterizedTest
  @MethodSource("reasons")
  @DisplayName(
      "OpenID Connect Core §3.1.2.1: a person who proves themselves again keeps the session and its"
          + " grants; the browser's cookie is another one and the old one is dead")
  void samePerson(Map<String, String> why) throws Exception {
    var party = TENANTS.acme();
    var visitor = TwoTenants.visitor();
    var before = party.redeem(TwoTenants.logIn(visitor, party));
    var thief = visitor.twin();
    var cookie = visitor.cookie(party.at("/login"), SESSION).orElseThrow();

    var form = visitor.open(party.authorize(why));
    var page = visitor.signIn(form, TwoTenants.ADA, TwoTenants.PASSWORD);
    var after = party.redeem(allow(visitor, page));

    assertThat(claim(after, "sid")).isEqualTo(claim(before, "sid"));
    assertThat(claim(after, "auth_time").asLong())
        .isGreaterThanOrEqualTo(claim(before, "auth_time").asLong());
    assertThat(visitor.cookie(party.at("/login"), SESSION)).isPresent().get().isNotEqualTo(cookie);
    assertThat(party.refresh(before.text("refresh_token")).isOk()).isTrue();
    assertThat(party.isActive(before.text("access_token"))).isTrue();
    assertThat(isSignedIn(visitor, party)).isTrue();
    assertThat(isSignedIn(thief, party)).isFalse();
  }

  private static String allow(Visitor visitor, dev.gatewright.testing.Page page) throws Exception {
    return page.query().containsKey("code")
        ? TwoTenants.code(page)
        : TwoTenants.code(visitor.submit(page, Map.of("decision", "allow")));
  }

  @Test
  @DisplayName("A form that stood open since before a sign-in goes on with that session")
  void staleForm() throws Exception {
    var party = TENANTS.acme();
    var visitor = TwoTenants.visitor();
    var stale = visitor.open(party.authorize());
    var before = party.redeem(TwoTenants.logIn(visitor, party));
    var after =
        party.redeem(TwoTenants.code(visitor.signIn(stale, TwoTenants.ADA, TwoTenants.PASSWORD)));

    assertThat(claim(after, "sid")).isEqualTo(claim(before, "sid"));
    assertThat(party.refresh(before.text("refresh_token")).isOk()).isTrue();
  }

  @Test
  @DisplayName("A client that shares no sign-in asks for the password and ends nobody's grants")
  void clientWithoutSingleSignOn() throws Exception {
    var party = TENANTS.acme();
    var apart =
        new RelyingParty(TENANTS.at("/acme"), "apart", TwoTenants.SECRET, TwoTenants.CALLBACK);
    var visitor = TwoTenants.visitor();
    var before = party.redeem(TwoTenants.logIn(visitor, party));
    var after = apart.redeem(TwoTenants.logIn(visitor, apart));

    assertThat(claim(after, "sid")).isEqualTo(claim(before, "sid"));
    assertThat(party.refresh(before.text("refresh_token")).isOk()).isTrue();
  }

  @Test
  @DisplayName("Another person's sign-in ends the session that the browser had, and its grants")
  void anotherPerson() throws Exception {
    var party = TENANTS.acme();
    var visitor = TwoTenants.visitor();
    var before = party.redeem(TwoTenants.logIn(visitor, party));
    var form = visitor.open(party.authorize(Map.of("prompt", "login")));
    var after =
        party.redeem(TwoTenants.code(visitor.signIn(form, "bob@acme.test", "bob builds bridges")));

    assertThat(claim(after, "sub")).isNotEqualTo(claim(before, "sub"));
    assertThat(claim(after, "sid")).isNotEqualTo(claim(before, "sid"));
    assertThat(party.refresh(before.text("refresh_token")).isOk()).isFalse();
    assertThat(party.refresh(after.text("refresh_token")).isOk()).isTrue();
  }

  private static boolean isSignedIn(Visitor visitor, RelyingParty party) throws Exception {
    return visitor.open(party.authorize(Map.of("prompt", "none"))).query().containsKey("code");
  }

  private static JsonNode claim(Answer tokens, String name) {
    var payload = tokens.text("id_token").split("\\.", -1)[1];
    var json = new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8);
    return JsonMapper.shared().readTree(json).path(name);
  }
}
