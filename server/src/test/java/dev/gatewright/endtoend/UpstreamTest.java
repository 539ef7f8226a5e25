package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Signing in by another provider, which is this server itself, from the application to its tokens.
final class UpstreamTest {
  private static final Map<String, String> BY_PARTNER = Map.of("provider", "partner");

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants SERVER =
      new TwoTenants(() -> data, "upstream-server.yaml", "upstream.yaml", Map.of());

  @Test
  @DisplayName("Somebody new is sent there, signs in, and comes to the application with an account")
  void newAndKnown() throws Exception {
    var first = through("nia@partner.test", "nia naps at noon", new Visitor().stoppingAt(APP));
    assertThat(first.path("email").asString()).isEqualTo("nia@partner.test");
    assertThat(first.path("email_verified").asBoolean()).isTrue();
    assertThat(first.path("name").asString()).isEqualTo("Nia");
    assertThat(first.path("iss").asString()).isEqualTo(acme().issuer().toString());
    var second = through("nia@partner.test", "nia naps at noon", new Visitor().stoppingAt(APP));
    assertThat(second.path("sub")).isEqualTo(first.path("sub"));
    assertThat(SERVER.server().run("audit", "--issuer", "acme"))
        .contains("identity.linked", "identity.used");
  }

  @Test
  @DisplayName(
      "Somebody whose address has an account signs in to it once, and comes by it after that")
  void connects() throws Exception {
    var visitor = new Visitor().stoppingAt(APP);
    var asked = arrive(visitor, "ada@acme.test", "ada at her partner");
    assertThat(asked.text()).contains("There is already an account", "Partner");
    var sub = claims(visitor.signIn(asked, "ada@acme.test", "ada loves engines")).path("sub");
    assertThat(CaughtMail.await(SERVER.at("/"), "ada@acme.test", 1).text()).contains("Partner");
    assertThat(
            through("ada@acme.test", "ada at her partner", new Visitor().stoppingAt(APP))
                .path("sub"))
        .isEqualTo(sub);
  }

  @Test
  @DisplayName(
      "Somebody whose address was not verified there proves one here, by a mail that makes the"
          + " account in the browser that asked for it alone")
  void provesAnAddress() throws Exception {
    var visitor = new Visitor().stoppingAt(APP);
    var asked = arrive(visitor, "cy@partner.test", "cy sails all seas");
    assertThat(asked.text()).contains("Create an account");
    var sent = visitor.submit(asked, Map.of("email", "cy@home.test"));
    assertThat(sent.text()).contains("Check your mail");
    var link = CaughtMail.await(SERVER.at("/"), "cy@home.test", 1).link();

    var elsewhere = new Visitor().open(link);
    assertThat(elsewhere.body())
        .as("in another browser it is sign-up with a password, and nothing of whoever asked")
        .contains("name=\"password\"");
    var page = visitor.open(link);
    assertThat(page.text()).contains("Partner", "cy@home.test");
    assertThat(page.body()).doesNotContain("name=\"password\"");
    var done = visitor.submit(page, Map.of());
    assertThat(done.text()).contains("Your account is ready");
    assertThat(visitor.open(link).status()).as("once").isEqualTo(410);

    var login = visitor.click(done, PasswordResetTest.href(done, "/login"));
    var claims = claims(visitor.submit(login, BY_PARTNER));
    assertThat(claims.path("email").asString()).isEqualTo("cy@home.test");
  }

  @Test
  @DisplayName("SP 800-63B-4: whoever comes by a provider gives the second factor that they set up")
  void secondFactor() throws Exception {
    through("dee@partner.test", "dee draws dunes", new Visitor().stoppingAt(APP));
    var said =
        SERVER
            .server()
            .run("user recovery-codes", "dee@partner.test", "--issuer", "acme", "--demand");
    var code = CODE.matcher(said).results().findFirst().orElseThrow().group();

    var visitor = new Visitor().stoppingAt(APP);
    var asked = arrive(visitor, "dee@partner.test", "dee draws dunes");
    assertThat(asked.text()).contains("Recovery code");
    var done = visitor.submit(asked, Map.of("code", code));
    assertThat(done.uri().getAuthority()).as(done.text()).isEqualTo(APP);
    var claims = claims(done);
    assertThat(claims.path("amr").toString()).contains("fed", "otp", "mfa");
    assertThat(claims.path("acr").asString()).isEqualTo("urn:gatewright:acr:mfa");
  }

  @Test
  @DisplayName("Who connects a provider is told in their own language, whatever the browser's is")
  void toldInTheirLanguage() throws Exception {
    var visitor = new Visitor();
    var providers = URI.create(acme().issuer() + "/account/security/providers");
    var own = visitor.signIn(visitor.open(providers), "eva@acme.test", "eva eats elderberries");
    var there = visitor.submit(own, Map.of("connect", "partner"));
    visitor.signIn(there, "eva@partner.test", "eva at her partner");
    assertThat(CaughtMail.await(SERVER.at("/"), "eva@acme.test", 1).subject())
        .isEqualTo("Ein weiteres Konto meldet dich bei Acme an");
  }

  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");

  private static final String APP = "localhost:3000";

  /// What the tokens say of somebody who goes the whole way.
  private static JsonNode through(String email, String password, Visitor visitor) throws Exception {
    return claims(arrive(visitor, email, password));
  }

  /// Where somebody comes out who is sent to the partner and signs in there.
  private static Page arrive(Visitor visitor, String email, String password) throws Exception {
    var login = visitor.open(acme().authorize(Map.of("scope", "openid email profile")));
    var there = visitor.submit(login, BY_PARTNER);
    assertThat(there.uri().getPath()).startsWith("/partner/");
    return visitor.signIn(there, email, password);
  }

  private static JsonNode claims(Page page) throws Exception {
    var tokens = acme().redeem(TwoTenants.code(page));
    var payload = tokens.text("id_token").split("\\.", -1)[1];
    return JsonMapper.shared()
        .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  private static RelyingParty acme() {
    return SERVER.acme();
  }
}
