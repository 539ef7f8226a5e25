package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.RelyingParty.Answer;
import dev.gatewright.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// PINs from the command line to the tokens.
final class PinTest {
  private static final Map<String, String> WITHOUT_OPENID = Map.of("scope", "tickets");
  private static final Pattern MADE =
      Pattern.compile("made (pin_\\S{22}) .*shown this once: ([0-9]{8})", Pattern.DOTALL);

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "pins.yaml", Map.of());

  private final RelyingParty web = TENANTS.acme();
  private final RelyingParty till =
      new RelyingParty(
          TENANTS.at("/acme"), "till", "till-secret-of-acme-0123456789abcdef", TwoTenants.CALLBACK);

  private record Made(String id, String digits) {}

  @Test
  @DisplayName(
      "A PIN opens one answer: anon, its role, its id and privileges, and nothing personal")
  void letsIn() throws Exception {
    var pin = make("Front desk", "--privilege", "checkin", "--privilege", "sell tickets");
    var visitor = TwoTenants.visitor();
    var login = visitor.open(web.authorize(WITHOUT_OPENID));
    assertThat(login.text()).contains("Use a PIN", "Password");

    var asked = visitor.submit(login, Map.of("choose", "pin"));
    assertThat(asked.text()).contains("Enter your PIN").doesNotContain("Email");
    var tokens = web.redeem(TwoTenants.code(visitor.submit(asked, Map.of("code", pin.digits))));

    assertThat(tokens.json().has("id_token")).isFalse();
    var about = about(tokens, web);
    assertThat(about.path("sub").asString()).isEqualTo("anon");
    assertThat(about.path("role").asString()).isEqualTo("pin_member");
    assertThat(about.path("pin_id").asString()).isEqualTo(pin.id);
    assertThat(about.path("privileges").toString()).isEqualTo("[\"checkin\",\"sell tickets\"]");
    assertThat(about.path("amr").toString()).isEqualTo("[\"pin\"]");
    assertThat(about.propertyNames()).doesNotContain("email", "sid", "username");
    assertThat(web.userInfo(tokens.text("access_token")).status()).isEqualTo(403);
    revoke(pin);
  }

  @Test
  @DisplayName("No session begins: the next request asks again, and so does the account")
  void noSession() throws Exception {
    var pin = make("Kiosk");
    var visitor = TwoTenants.visitor();
    assertThat(enter(visitor, web, pin.digits).query()).containsKey("code");

    assertThat(visitor.open(web.authorize(WITHOUT_OPENID)).text())
        .as("what this browser used last comes first")
        .contains("Enter your PIN");
    assertThat(visitor.open(TENANTS.at("/acme/account")).text())
        .contains("Password")
        .doesNotContain("PIN");
    assertThat(visitor.open(web.authorize(Map.of("scope", "tickets", "prompt", "none"))).query())
        .containsEntry("error", "login_required");
    revoke(pin);
  }

  @Test
  @DisplayName("OpenID Connect Core §2: nobody's identifier is no subject, so openid is refused")
  void neverWithOpenid() throws Exception {
    assertThat(TwoTenants.visitor().open(web.authorize()).text())
        .contains("Password")
        .doesNotContain("PIN");
    var refused = TwoTenants.visitor().open(till.authorize()).query();
    assertThat(refused).containsEntry("error", "invalid_scope");
    assertThat(refused.get("error_description")).contains("PIN");

    var pin = make("Gate");
    var visitor = TwoTenants.visitor();
    var login = visitor.open(web.authorize());
    var forced = Map.of("method", "pin", "code", pin.digits, "interaction", handle(login));
    assertThat(visitor.post(login, "/acme/login", forced).query()).doesNotContainKey("code");
    revoke(pin);
  }

  @Test
  @DisplayName("Only a client that lists PINs takes them; one that takes them alone asks at once")
  void onlyWhereListed() throws Exception {
    var pin = make("Door");
    var strict =
        new RelyingParty(
            TENANTS.at("/acme"),
            "strict",
            "strict-secret-of-acme-0123456789abcdef",
            TwoTenants.CALLBACK);
    var visitor = TwoTenants.visitor();
    var login = visitor.open(strict.authorize(WITHOUT_OPENID));
    assertThat(login.text()).doesNotContain("PIN");
    var forced = Map.of("method", "pin", "code", pin.digits, "interaction", handle(login));
    assertThat(visitor.post(login, "/acme/login", forced).query()).doesNotContainKey("code");

    var other = TwoTenants.visitor();
    var asked = other.open(till.authorize(WITHOUT_OPENID));
    assertThat(asked.text()).contains("Enter your PIN").doesNotContain("Password");
    assertThat(other.submit(asked, Map.of("code", "")).status()).isEqualTo(422);
    var spaced = pin.digits.substring(0, 4) + " " + pin.digits.substring(4);
    assertThat(other.submit(asked, Map.of("code", spaced)).query())
        .as("nobody is asked for consent")
        .containsKey("code");
    assertThat(enter(TwoTenants.visitor(), TENANTS.globex(), pin.digits).query())
        .as("another issuer's")
        .doesNotContainKey("code");
    revoke(pin);
  }

  @Test
  @DisplayName("Revoking one PIN ends its own grants from that moment, and no other's")
  void revoked() throws Exception {
    var desk = make("Desk");
    var gate = make("Gate");
    var ofDesk = web.redeem(TwoTenants.code(enter(TwoTenants.visitor(), web, desk.digits)));
    var ofGate = web.redeem(TwoTenants.code(enter(TwoTenants.visitor(), web, gate.digits)));
    var unspent = TwoTenants.code(enter(TwoTenants.visitor(), web, desk.digits));
    assertThat(web.isActive(ofDesk.text("access_token"))).isTrue();

    revoke(desk);

    assertThat(web.isActive(ofDesk.text("access_token"))).isFalse();
    var refused = web.refresh(ofDesk.text("refresh_token"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error_description")).contains("PIN").contains("revoked");
    assertThat(web.redeem(unspent).isOk()).isFalse();
    assertThat(enter(TwoTenants.visitor(), web, desk.digits).status()).isEqualTo(422);
    assertThat(web.isActive(ofGate.text("access_token"))).isTrue();
    assertThat(web.refresh(ofGate.text("refresh_token")).isOk()).isTrue();
    assertThat(TENANTS.server().run("pin list", "--issuer", "acme"))
        .contains(desk.id, "revoked", gate.id)
        .doesNotContain(desk.digits, gate.digits);
    assertThat(TENANTS.server().run("audit", "--issuer", "acme"))
        .contains("pin.made", "pin.used", "pin.revoked")
        .doesNotContain(desk.digits);
    revoke(gate);
  }

  @Test
  @DisplayName("Guesses of strangers share one budget; a browser that had one right has its own")
  void guesses() throws Exception {
    var globex = TENANTS.globex();
    var pin = makeAt("globex", "Stage door");
    var known = TwoTenants.visitor();
    assertThat(enter(known, globex, pin.digits).query()).containsKey("code");
    for (int i = 0; i < 10; i++) {
      assertThat(enter(TwoTenants.visitor(), globex, "1234567" + i % 10).status()).isIn(422, 429);
    }
    var late = enter(TwoTenants.visitor(), globex, pin.digits);
    assertThat(late.status()).as("the right one, from a stranger").isEqualTo(429);

    assertThat(enter(known, globex, "00000").status()).isEqualTo(422);
    assertThat(enter(known, globex, pin.digits).query()).containsKey("code");
    var login = TwoTenants.visitor();
    assertThat(login.submit(login.open(globex.authorize(WITHOUT_OPENID)), Map.of()).status())
        .as("passwords have budgets of their own")
        .isEqualTo(422);
    revoke("globex", pin);
  }

  @Test
  @DisplayName("One code that a PIN gave, sent eight times at once, is redeemed once at most")
  void racingCode() throws Exception {
    var pin = make("Race");
    var code = TwoTenants.code(enter(TwoTenants.visitor(), web, pin.digits));
    var calls = new ArrayList<Callable<Answer>>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> web.redeem(code));
    }
    try (var threads = Executors.newFixedThreadPool(8)) {
      int redeemed = 0;
      for (var answer : threads.invokeAll(calls)) {
        redeemed += answer.get().isOk() ? 1 : 0;
      }
      assertThat(redeemed).isEqualTo(1);
    }
    revoke(pin);
  }

  private static Page enter(Visitor visitor, RelyingParty party, String digits) throws Exception {
    var page = visitor.open(party.authorize(WITHOUT_OPENID));
    var asked =
        page.text().contains("Enter your PIN")
            ? page
            : visitor.submit(page, Map.of("choose", "pin"));
    return visitor.submit(asked, Map.of("code", digits));
  }

  private static String handle(Page page) {
    return page.forms().stream()
        .flatMap(form -> form.fields().entrySet().stream())
        .filter(field -> field.getKey().equals("interaction"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static Made make(String label, String... options) throws Exception {
    return makeAt("acme", label, options);
  }

  private static Made makeAt(String issuer, String label, String... options) throws Exception {
    var words = new ArrayList<>(List.of(label, "--issuer", issuer));
    words.addAll(List.of(options));
    var said = TENANTS.server().run("pin create", words.toArray(String[]::new));
    var made = MADE.matcher(said);
    assertThat(made.find()).as(said).isTrue();
    return new Made(made.group(1), made.group(2));
  }

  private static void revoke(Made pin) throws Exception {
    revoke("acme", pin);
  }

  private static void revoke(String issuer, Made pin) throws Exception {
    assertThat(TENANTS.server().run("pin revoke", pin.id, "--issuer", issuer)).contains(pin.id);
  }

  /// What the token says, or what introspection says of one that says nothing itself.
  private static JsonNode about(Answer tokens, RelyingParty party) throws Exception {
    var token = tokens.text("access_token");
    if (token.split("\\.", -1).length != 3) {
      return party.introspect(token).json();
    }
    var claims = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    return new JsonMapper().readTree(new String(claims, StandardCharsets.UTF_8));
  }
}
