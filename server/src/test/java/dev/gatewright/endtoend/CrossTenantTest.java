package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Form;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.RelyingParty.Answer;
import dev.gatewright.testing.Visitor;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What one tenant gave out, tried at another that has the same client, secret, user and password.
class CrossTenantTest {
  private static final String COOKIE = "the cookie %s of acme under globex's name";

  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  @TestFactory
  @DisplayName("Nothing that one tenant gave out has an effect at another")
  Stream<DynamicTest> valuesOfAnotherTenant() {
    return Stream.of(
        DynamicTest.dynamicTest("a code is refused, and stays good at home", this::code),
        DynamicTest.dynamicTest("a refresh token is refused, and stays good", this::refreshToken),
        DynamicTest.dynamicTest("an access token opens no UserInfo", this::accessToken),
        DynamicTest.dynamicTest("tokens are inactive at introspection", this::introspection),
        DynamicTest.dynamicTest("a revocation harms nothing", this::revocation),
        DynamicTest.dynamicTest("an id_token_hint is not believed", this::logoutHint),
        DynamicTest.dynamicTest("an id_token_hint does not sign in", this::authorizeHint),
        DynamicTest.dynamicTest("a client secret of another client is refused", this::otherClient));
  }

  private void code() throws Exception {
    var code = TwoTenants.logIn(TwoTenants.visitor(), TENANTS.acme());
    assertInvalidGrant(TENANTS.globex().redeem(code));
    assertThat(TENANTS.acme().redeem(code).isOk()).isTrue();
  }

  private void refreshToken() throws Exception {
    var tokens = tokens(TwoTenants.visitor(), TENANTS.acme());
    assertInvalidGrant(TENANTS.globex().refresh(tokens.text("refresh_token")));
    assertThat(TENANTS.acme().refresh(tokens.text("refresh_token")).isOk()).isTrue();
  }

  private void accessToken() throws Exception {
    var tokens = tokens(TwoTenants.visitor(), TENANTS.acme());
    assertThat(TENANTS.globex().userInfo(tokens.text("access_token")).status()).isEqualTo(401);
    assertThat(TENANTS.acme().userInfo(tokens.text("access_token")).status()).isEqualTo(200);
  }

  private void introspection() throws Exception {
    var tokens = tokens(TwoTenants.visitor(), TENANTS.acme());
    for (var kind : new String[] {"access_token", "refresh_token", "id_token"}) {
      assertThat(TENANTS.globex().introspect(tokens.text(kind)).body())
          .as(kind)
          .isEqualTo("{\"active\":false}");
    }
  }

  private void revocation() throws Exception {
    var tokens = tokens(TwoTenants.visitor(), TENANTS.acme());
    var _ = TENANTS.globex().revoke(tokens.text("refresh_token"));
    var _ = TENANTS.globex().revoke(tokens.text("access_token"));
    assertThat(TENANTS.acme().isActive(tokens.text("access_token"))).isTrue();
    assertThat(TENANTS.acme().refresh(tokens.text("refresh_token")).isOk()).isTrue();
  }

  private void logoutHint() throws Exception {
    var visitor = TwoTenants.visitor();
    var tokens = tokens(visitor, TENANTS.acme());
    var _ = TwoTenants.logIn(visitor, TENANTS.globex());
    var page = endSession(visitor, TENANTS.globex(), tokens.text("id_token"));
    assertThat(page.forms()).as("the user is asked").isNotEmpty();
    assertThat(page.uri().getPath()).startsWith("/globex/");
    assertThat(TwoTenants.anotherCode(visitor, TENANTS.acme())).isNotEmpty();
    assertThat(TwoTenants.anotherCode(visitor, TENANTS.globex())).isNotEmpty();
  }

  private void authorizeHint() throws Exception {
    var visitor = TwoTenants.visitor();
    var tokens = tokens(visitor, TENANTS.acme());
    var answer =
        visitor.open(
            TENANTS
                .globex()
                .authorize(Map.of("prompt", "none", "id_token_hint", tokens.text("id_token"))));
    assertThat(answer.query()).containsKey("error").doesNotContainKey("code");
  }

  private void otherClient() throws Exception {
    var foreign =
        new RelyingParty(
            TENANTS.globex().issuer(), "shop", "shop-secret-of-acme-0123456789abcde", "");
    assertThat(foreign.token(Map.of("grant_type", "client_credentials")).text("error"))
        .isEqualTo("invalid_client");
  }

  @Test
  @DisplayName("Each cookie of one tenant, renamed for another, is not understood there")
  void cookies() throws Exception {
    for (var kind : new String[] {"session", "login", "device"}) {
      var acme = TwoTenants.visitor();
      var globex = TwoTenants.visitor();
      var _ = TwoTenants.logIn(acme, TENANTS.acme());
      var _ = TwoTenants.logIn(globex, TENANTS.globex());
      var home = TENANTS.acme().at("/login");
      var there = TENANTS.globex().at("/login");
      var foreign = acme.cookie(home, "gw_" + kind + "_acme").orElseThrow();
      var own = globex.cookie(there, "gw_" + kind + "_globex").orElseThrow();
      assertThat(foreign).as(kind).isNotEqualTo(own);

      var name = "gw_" + kind + "_globex" + (kind.equals("login") ? "_AAAAAAAA" : "");
      globex.keep(there, name + "=" + foreign + "; Path=/globex");
      var page = globex.open(TENANTS.globex().authorize());
      if (kind.equals("session")) {
        assertThat(page.query()).as(COOKIE, kind).doesNotContainKey("code");
        assertThat(page.text()).doesNotContain("Ada");
      }
      if (kind.equals("login")) {
        var handle =
            TwoTenants.parameter(
                acme.open(TENANTS.acme().authorize(Map.of("prompt", "login"))), "interaction");
        assertThat(globex.open(there.resolve("login?interaction=" + handle)).status())
            .isEqualTo(400);
      }
    }
  }

  @Test
  @DisplayName("A cookie of one kind does not pass for another kind of the same tenant")
  void cookieKinds() throws Exception {
    var visitor = TwoTenants.visitor();
    var _ = TwoTenants.logIn(visitor, TENANTS.acme());
    var home = TENANTS.acme().at("/login");
    for (var kind : new String[] {"login", "device"}) {
      var other = TwoTenants.visitor();
      var value = visitor.cookie(home, "gw_" + kind + "_acme").orElseThrow();
      other.keep(home, "gw_session_acme=" + value + "; Path=/acme");
      var page = other.open(TENANTS.acme().authorize(Map.of("prompt", "none")));
      assertThat(page.query()).as(kind).containsEntry("error", "login_required");
    }
  }

  @Test
  @DisplayName("An interaction handle of one tenant, or of another browser, begins nothing")
  void interaction() throws Exception {
    var visitor = TwoTenants.visitor();
    var login = visitor.open(TENANTS.acme().authorize());
    var handle = TwoTenants.parameter(login, "interaction");
    var fields =
        Map.of("interaction", handle, "email", TwoTenants.ADA, "password", TwoTenants.PASSWORD);

    var elsewhere = visitor.post(login, "/globex/login", fields);
    assertThat(elsewhere.status()).isEqualTo(400);
    assertThat(elsewhere.query()).doesNotContainKey("code");
    assertThat(visitor.cookie(TENANTS.globex().at("/login"), "gw_session_globex")).isEmpty();

    var stranger = TwoTenants.visitor();
    var _ = stranger.open(TENANTS.acme().authorize());
    var stolen = stranger.post(login, "/acme/login", fields);
    assertThat(stolen.query()).doesNotContainKey("code");
    assertThat(stranger.cookie(TENANTS.acme().at("/login"), "gw_session_acme")).isEmpty();

    assertThat(visitor.signIn(login, TwoTenants.ADA, TwoTenants.PASSWORD).query())
        .containsKey("code");
  }

  @Test
  @DisplayName("A logout question of one tenant, or of another browser, logs nobody out elsewhere")
  void logoutHandle() throws Exception {
    var visitor = TwoTenants.visitor();
    var _ = TwoTenants.logIn(visitor, TENANTS.acme());
    var _ = TwoTenants.logIn(visitor, TENANTS.globex());
    var question = visitor.open(TENANTS.acme().at("/oauth2/end_session"));
    var fields = logoutFields(question);

    assertThat(visitor.post(question, "/globex/signed-out", fields).status()).isEqualTo(400);
    assertThat(TwoTenants.anotherCode(visitor, TENANTS.globex())).isNotEmpty();
    var stranger = TwoTenants.visitor();
    var _ = stranger.post(question, "/acme/signed-out", fields);
    assertThat(TwoTenants.anotherCode(visitor, TENANTS.acme())).isNotEmpty();

    assertThat(visitor.post(question, "/acme/signed-out", fields).status()).isEqualTo(200);
    assertThat(visitor.open(TENANTS.acme().authorize()).query()).doesNotContainKey("code");
    assertThat(TwoTenants.anotherCode(visitor, TENANTS.globex())).isNotEmpty();
  }

  @Test
  @DisplayName("A login at one tenant is no login at another on the same host")
  void sessions() throws Exception {
    var visitor = TwoTenants.visitor();
    var _ = TwoTenants.logIn(visitor, TENANTS.acme());
    var page = visitor.open(TENANTS.globex().authorize(Map.of("prompt", "none")));
    assertThat(page.query()).containsEntry("error", "login_required");
  }

  private static Map<String, String> logoutFields(Page question) {
    var form =
        question.forms().stream()
            .filter(candidate -> candidate.buttons().contains("decision=logout"))
            .findFirst()
            .map(Form::fields)
            .orElseThrow(() -> new AssertionError(question.text()));
    var fields = new HashMap<>(form);
    fields.put("decision", "logout");
    return fields;
  }

  private static Page endSession(Visitor visitor, RelyingParty party, String hint)
      throws Exception {
    return visitor.open(party.at("/oauth2/end_session?id_token_hint=" + hint));
  }

  private static Answer tokens(Visitor visitor, RelyingParty party) throws Exception {
    return party.redeem(TwoTenants.logIn(visitor, party));
  }

  private static void assertInvalidGrant(Answer answer) {
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("invalid_grant");
  }
}
