package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Becoming a user, from the application to its tokens.
final class SignUpTest {
  private static final Map<String, String> TYPED =
      Map.of("password", "words that nia likes", "name", "Nia", "terms", "accepted");

  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  @Test
  @DisplayName(
      "An account comes into being when the mailed link is confirmed, and goes on to the"
          + " application")
  void signUp() throws Exception {
    var visitor = TwoTenants.visitor();
    var sent = ask(visitor, SERVER.acme(), "Nia@acme.test");
    assertThat(sent.text()).contains("Check your mail", "Nia@acme.test");
    var link = SERVER.link("Nia@acme.test", 1);
    assertThat(SERVER.server().run("user list", "--issuer", "acme")).doesNotContain("Nia@");

    var page = visitor.open(link);
    assertThat(page.text()).contains("Create your account", "Terms of service");
    var token = link.substring(link.indexOf("link=") + 5);
    var unread = Map.of("link", token, "password", "words that nia likes");
    assertThat(visitor.post(page, "/acme/signup", unread).text()).contains("Tick the box");
    var done = visitor.submit(page, TYPED);
    assertThat(done.text()).contains("Your account is ready");
    assertThat(visitor.submit(page, TYPED).status()).as("once").isEqualTo(410);

    var login = visitor.click(done, PasswordResetTest.href(done, "/login"));
    var tokens =
        SERVER
            .acme()
            .redeem(
                TwoTenants.code(visitor.signIn(login, "nia@acme.test", "words that nia likes")));
    var claims = claims(tokens);
    assertThat(claims.path("email").asString()).isEqualTo("Nia@acme.test");
    assertThat(claims.path("email_verified").asBoolean()).isTrue();
    assertThat(SERVER.server().run("audit", "--issuer", "acme"))
        .contains("user.added", "user.accepted_terms", "2026-11");
  }

  @Test
  @DisplayName(
      "WCAG 2.2 3.3.1: all that is wrong is said at once beside its field, and all that was typed"
          + " stands there again but the password")
  void allAtOnce() throws Exception {
    var visitor = TwoTenants.visitor();
    var _ = ask(visitor, SERVER.acme(), "una@acme.test");
    var page = visitor.open(SERVER.link("una@acme.test", 1));

    var wrong = visitor.submit(page, Map.of("name", "Una U.", "password", "una12"));
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text()).contains("Too short", "Tick the box");
    assertThat(wrong.body())
        .contains("value=\"Una U.\"", "aria-describedby=\"terms-error\"")
        .contains("id=\"password-error\"")
        .doesNotContain("una12", " checked");
    var empty = visitor.submit(page, Map.of("name", "Una U."));
    assertThat(empty.text()).contains("Enter a password", "Tick the box");

    var ticked =
        visitor.submit(
            page, Map.of("name", "Una U.", "password", "password1", "terms", "accepted"));
    assertThat(ticked.status()).isEqualTo(422);
    assertThat(ticked.text()).doesNotContain("Tick the box");
    assertThat(ticked.body())
        .contains("value=\"Una U.\"", " checked")
        .doesNotContain("value=\"password1\"");
    assertThat(visitor.submit(ticked, TYPED).text()).contains("Your account is ready");
  }

  @Test
  @DisplayName("An address that has an account is answered the same, and told so by mail alone")
  void knownAddress() throws Exception {
    var unknown = ask(TwoTenants.visitor(), SERVER.acme(), "new@acme.test");
    var known = ask(TwoTenants.visitor(), SERVER.acme(), "bob@acme.test");
    assertThat(PasswordResetTest.comparable(known, "bob@acme.test"))
        .isEqualTo(PasswordResetTest.comparable(unknown, "new@acme.test"));
    assertThat(SERVER.link("new@acme.test", 1)).isNotEmpty();
    assertThat(SERVER.mail("bob@acme.test", 1).part("text/plain")).doesNotContain("link=");
  }

  @Test
  @DisplayName(
      "OpenID Connect Prompt Create 1.0 §4: prompt=create leads to the form, where it is open")
  void promptCreate() throws Exception {
    var visitor = TwoTenants.visitor();
    var page = visitor.open(SERVER.acme().authorize(Map.of("prompt", "create")));
    assertThat(page.text()).contains("Create an account");
    assertThat(discovery(SERVER.acme())).contains("\"create\"");

    var closed = SERVER.at("closed");
    assertThat(visitor.open(closed.authorize(Map.of("prompt", "create"))).query())
        .containsEntry("error", "invalid_request");
    assertThat(discovery(closed)).contains("prompt_values_supported").doesNotContain("\"create\"");
    assertThat(visitor.open(closed.authorize()).body()).doesNotContain("/signup");
    assertThat(visitor.open(closed.at("/signup")).status()).isEqualTo(403);
  }

  @Test
  @DisplayName("Where accounts are for some domains, others are told so before anything is mailed")
  void domains() throws Exception {
    var party = SERVER.at("domains");
    var refused = ask(TwoTenants.visitor(), party, "nia@other.test");
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text()).contains("other email addresses");
    assertThat(ask(TwoTenants.visitor(), party, "noa@ACME.test").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("An address is confirmed by a link; where that is required, nobody signs in before")
  void verification() throws Exception {
    var visitor = TwoTenants.visitor();
    var party = SERVER.at("closed");
    var refused =
        visitor.signIn(visitor.open(party.authorize()), "gil@acme.test", "gil grows grain");
    assertThat(refused.text()).contains("Check your mail", "gil@acme.test");
    var page = visitor.open(SERVER.link("gil@acme.test", 1));
    assertThat(page.text()).contains("Is gil@acme.test your address?");
    var done = visitor.submit(page, Map.of());
    assertThat(done.text()).contains("Your address is confirmed");
    assertThat(visitor.submit(page, Map.of()).status()).isEqualTo(410);
    var login = visitor.click(done, PasswordResetTest.href(done, "/login"));
    assertThat(visitor.signIn(login, "gil@acme.test", "gil grows grain").query())
        .containsKey("code");
  }

  @Test
  @DisplayName(
      "Whoever confirms an address that somebody else signs in with ends that password, and is told")
  void preRegistered() throws Exception {
    var stranger = TwoTenants.visitor();
    var party = SERVER.at("closed");
    var page = stranger.open(party.authorize());
    assertThat(stranger.signIn(page, "jo@acme.test", "not of jo at all").text())
        .contains("Check your mail");

    var jo = TwoTenants.visitor();
    var confirm = jo.open(SERVER.link("jo@acme.test", 1));
    assertThat(jo.submit(confirm, Map.of()).text()).contains("Your address is confirmed");
    assertThat(SERVER.mail("jo@acme.test", 2).part("text/plain")).contains("begins anew");

    var again = stranger.open(party.authorize());
    assertThat(stranger.signIn(again, "jo@acme.test", "not of jo at all").text())
        .contains("don’t match");
  }

  private static JsonNode claims(RelyingParty.Answer tokens) {
    var payload = tokens.text("id_token").split("\\.", -1)[1];
    return JsonMapper.shared()
        .readTree(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("Who is invited by the operator makes an account, with the name they were given")
  void invitation() throws Exception {
    var _ =
        SERVER.server().run("user invite", "ivy@else.test", "--issuer", "domains", "--name", "Ivy");
    var visitor = TwoTenants.visitor();
    var page = visitor.open(SERVER.link("ivy@else.test", 1));
    assertThat(page.text()).contains("You are invited as ivy@else.test");
    assertThat(page.body()).contains("value=\"Ivy\"");
    var done = visitor.submit(page, Map.of("password", "ivy climbs the walls"));
    assertThat(done.text()).contains("Your account is ready");
    var login = visitor.open(SERVER.at("domains").authorize());
    assertThat(visitor.signIn(login, "ivy@else.test", "ivy climbs the walls").query())
        .containsKey("code");
  }

  private static Page ask(Visitor visitor, RelyingParty party, String email) throws Exception {
    return visitor.submit(Joining.beside(visitor, party, "/signup"), Map.of("email", email));
  }

  private static String discovery(RelyingParty party) throws Exception {
    return TwoTenants.visitor().open(party.at("/.well-known/openid-configuration")).body();
  }
}
