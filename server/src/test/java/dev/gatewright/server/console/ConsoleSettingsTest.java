package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.console.ConsoleServer.Signed;
import dev.gatewright.server.tenants.SettingsDesk;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What an issuer is set to, and how its pages look, in the console.
final class ConsoleSettingsTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final String SIGN_IN = "/i/acme/settings/change?group=sign_in";
  private static final String ALL = "/i/acme/settings/all";
  private static final String PROVIDERS = "/i/acme/settings/providers/change";
  private static final String BRANDING = "/i/acme/branding";
  private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([^\"]+)\"");

  @TempDir private Path folder;
  private ConsoleServer server;
  private Signed admin;

  @BeforeEach
  void start() throws Exception {
    server = new ConsoleServer(folder, "");
    admin = server.signed(Mandate.of(Role.ADMINISTRATOR, ACME));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private String page(String path) throws Exception {
    var answer = server.get(Optional.of(admin), path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private String seen(String path) throws Exception {
    var found = SEEN.matcher(page(path));
    assertThat(found.find()).as(path).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> send(int status, String path, Map<String, String> fields)
      throws Exception {
    var answer = server.post(admin, path, fields);
    assertThat(answer.statusCode()).as(path + " " + fields + answer.body()).isEqualTo(status);
    return answer;
  }

  private String kept() {
    return SettingsDesk.document(server.open.store().issuers().find(ACME).orElseThrow()).json();
  }

  @Test
  @DisplayName(
      "settings are changed by group; an empty field is the default again; what is wrong is said at"
          + " its field and nothing that was typed is lost")
  void groups() throws Exception {
    assertThat(page("/i/acme/settings")).contains("Login · Methods", "Signup", "invite");
    send(
        303,
        SIGN_IN,
        Map.of(
            "seen", seen(SIGN_IN),
            "login.methods:passkey", "yes",
            "login.methods:password", "yes",
            "login.trusted_browsers", "30d",
            "passwords.min_length", "12"));

    assertThat(kept())
        .contains("passkey", "\"trusted_browsers\":\"30d\"", "\"min_length\":12", "invite");
    var wrong =
        send(
                422,
                SIGN_IN,
                Map.of(
                    "seen", seen(SIGN_IN),
                    "login.trusted_browsers", "for <ever>",
                    "passwords.min_length", "many"))
            .body();
    assertThat(wrong)
        .contains(
            "value=\"for &lt;ever>\"",
            "value=\"many\"",
            "id=\"set-login-trusted_browsers-error\"",
            "id=\"set-passwords-min_length-error\"")
        .doesNotContain("id=\"set-login-ask-error\"");
    assertThat(kept()).contains("30d");
    send(303, SIGN_IN, Map.of("seen", seen(SIGN_IN)));
    assertThat(kept()).doesNotContain("trusted_browsers", "min_length", "passkey");
  }

  @Test
  @DisplayName("what somebody else changed meanwhile is not written over")
  void meanwhile() throws Exception {
    var before = seen(SIGN_IN);
    send(303, SIGN_IN, Map.of("seen", before, "passwords.min_length", "12"));

    var late = send(422, SIGN_IN, Map.of("seen", before, "passwords.min_length", "20")).body();
    assertThat(late).contains("value=\"20\"");
    assertThat(kept()).contains("\"min_length\":12");
  }

  @Test
  @DisplayName("what is the owner's stays as it is, whatever the form of an administrator says")
  void owners() throws Exception {
    var path = "/i/acme/settings/change?group=protocol";
    assertThat(page(path)).contains("Your role does not let you change it.");
    send(303, path, Map.of("seen", seen(path), "profile", "strict"));
    assertThat(kept()).doesNotContain("strict");
    var text = send(422, ALL, Map.of("text", "id: acme\nname: Acme\nprofile: strict")).body();
    assertThat(text).contains("profile: strict");
    assertThat(kept()).doesNotContain("strict");
    var owner = server.signed(Mandate.owner());
    assertThat(server.post(owner, path, Map.of("profile", "strict")).statusCode()).isEqualTo(303);
    assertThat(kept()).contains("strict");
  }

  @Test
  @DisplayName(
      "all settings are one text, of which a line that is taken away has its default, and which is"
          + " shown again with what is wrong with it")
  void all() throws Exception {
    assertThat(page(ALL)).contains("signup: \"invite\"").doesNotContain("web-secret");
    send(
        303,
        ALL,
        Map.of("seen", seen(ALL), "text", "id: acme\nname: Acme & Sons\nsessions: {idle: 2h}\n"));
    assertThat(kept()).contains("Acme & Sons", "\"idle\":\"2h\"").doesNotContain("invite");
    assertThat(send(422, ALL, Map.of("text", "id: acme\nnmae: x")).body())
        .contains("nmae", "nmae: x");
    assertThat(send(422, ALL, Map.of("text", "{ no: [")).body()).contains("no YAML", "{ no: [");
    assertThat(send(422, ALL, Map.of("text", "id: other\nname: x")).body())
        .contains("cannot become another");
    assertThat(kept()).contains("Acme & Sons");
    var css = "Ym9keXtjb2xvcjpyZWR9";
    send(303, ALL, Map.of("text", "id: acme\nname: A\nbranding: {css: {data: " + css + "}}"));
    assertThat(page(ALL)).contains("kept").doesNotContain(css);
    send(303, ALL, Map.of("text", "id: acme\nname: B\nbranding: {css: {data: kept}}"));
    assertThat(kept()).contains(css, "\"B\"");
  }

  @Test
  @DisplayName(
      "a provider is added by its preset with id and secret, is turned off and taken away, and its"
          + " secret is on no page")
  void providers() throws Exception {
    send(
        303,
        PROVIDERS,
        Map.of("preset", "google", "client_id", "abc.apps", "client_secret", "very-hidden"));

    assertThat(page("/i/acme/settings/providers"))
        .contains("google", "abc.apps", "Secret kept", "/upstream/google")
        .doesNotContain("very-hidden");
    assertThat(page(PROVIDERS) + page(ALL)).doesNotContain("very-hidden");
    send(303, PROVIDERS, Map.of("turn", "google"));
    assertThat(page("/i/acme/settings/providers")).contains(">Off<");
    send(303, PROVIDERS, Map.of("turn", "google"));
    assertThat(page("/i/acme/settings/providers")).doesNotContain(">Off<").contains("Secret kept");
    assertThat(
            send(
                    422,
                    PROVIDERS,
                    Map.of("name", "mine", "client_id", "x", "client_secret", "also-hidden"))
                .body())
        .contains("value=\"mine\"")
        .doesNotContain("also-hidden");
    assertThat(send(422, PROVIDERS, Map.of("name", "No Name", "preset", "google")).body())
        .contains("small letters");
    send(303, PROVIDERS, Map.of("remove", "google"));
    assertThat(page("/i/acme/settings/providers")).contains("No other provider.");
    send(404, PROVIDERS, Map.of("turn", "google"));
  }

  @Test
  @DisplayName(
      "an owner makes an issuer with an id of its name, is led to it, and deletes it once its id was"
          + " typed; nothing of it is served from then on")
  void issuers() throws Exception {
    var owner = server.signed(Mandate.owner());
    var made =
        server.post(
            owner, "/issuers/add", Map.of("name", "Blue Sky", "login.methods:passkey", "yes"));

    assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
    assertThat(made.headers().firstValue("location").orElse("")).endsWith("/console/i/blue-sky");
    assertThat(server.get(Optional.of(owner), "/i/blue-sky").body())
        .contains("Blue Sky", "/blue-sky/.well-known/openid-configuration");
    var twice = server.post(owner, "/issuers/add", Map.of("name", "B <b>", "id", "blue-sky"));
    assertThat(twice.statusCode()).isEqualTo(422);
    assertThat(twice.body()).contains("There is one with this id", "B &lt;b>");
    for (var id : new String[] {"no/id", "system", "console"}) {
      var wrong = server.post(owner, "/issuers/add", Map.of("name", "x", "id", id));
      assertThat(wrong.statusCode()).as(id).isEqualTo(422);
    }
    var removal = "/i/blue-sky/settings/remove";
    assertThat(server.post(owner, removal, Map.of("confirm", "Blue Sky")).statusCode())
        .isEqualTo(422);
    assertThat(server.post(owner, removal, Map.of("confirm", "blue-sky")).statusCode())
        .isEqualTo(303);
    assertThat(server.get(Optional.of(owner), "/i/blue-sky").statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName(
      "a look is shown as it would be without being saved, in a frame of the console alone, whose"
          + " forms lead nowhere; saved, it holds")
  void looks() throws Exception {
    var editor = server.get(Optional.of(admin), BRANDING);
    assertThat(editor.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("frame-src 'self'", "frame-ancestors 'none'", "form-action 'self'");
    var fields = new HashMap<String, String>();
    fields.put("name", "Acme <Blue>");
    fields.put("branding.primary_color", "#0055aa");
    fields.put("branding.logo", "https://pics.example/logo.svg");
    fields.put("branding.texts.en.title", "Come in & stay");

    var shown = send(200, BRANDING + "/shown", fields);
    assertThat(shown.body())
        .contains("brand-0055aa", "Come in &amp; stay", "https://pics.example/logo.svg")
        .contains("Acme &lt;Blue&gt;");
    assertThat(shown.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("form-action 'none'", "frame-ancestors 'self'", "https://pics.example");
    assertThat(shown.headers().firstValue("X-Frame-Options").orElse("")).isEqualTo("SAMEORIGIN");
    assertThat(kept()).doesNotContain("0055aa");
    assertThat(page(BRANDING + "/shown")).doesNotContain("brand-0055aa");
    fields.put("branding.background", "#000000");
    assertThat(send(200, BRANDING + "/shown", fields).body()).contains("It cannot look so");
    assertThat(send(422, BRANDING, fields).body())
        .contains("id=\"set-branding-background-error\"", "value=\"#000000\"", "#0055aa");
    fields.remove("branding.background");
    send(303, BRANDING, fields);
    assertThat(kept()).contains("#0055aa", "Come in & stay", "Acme <Blue>");
    assertThat(page(BRANDING + "/shown")).contains("brand-0055aa");
    assertThat(page(BRANDING)).contains("value=\"Come in &amp; stay\"");
  }
}
