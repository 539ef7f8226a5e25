package dev.gatewright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("One's own account for programs")
final class AccountApiTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          name: Acme
          account: { edit: [name, locale, zoneinfo, birthdate], deletion: true }
          login: { trusted_browsers: 30d }
          clients:
            - id: app
              name: The Application
              secret: "secret-of-the-application-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              first_party: true
              refresh_token: always
              scopes: [openid, offline_access, "account:read", "account:write", "account:security"]
            - id: shop
              name: Corner Shop
              secret: "secret-of-the-corner-shop-0123456789"
              redirect_uris: ["http://127.0.0.1:1/callback"]
              scopes: [openid, profile, "account:read"]
          users:
            - { email: ada@acme.test, email_verified: true, password: "a password for tests", name: Ada }
            - { email: bob@acme.test, email_verified: true, password: "a password for tests", name: Bob }
          organizations:
            - id: org_north
              name: North Ltd
              members:
                - { user: ada@acme.test, title: Engineer, scopes: ["projects:read"] }
            - id: org_west
              name: West Inc
              members:
                - { user: ada@acme.test, scopes: ["organization:admin"] }
      """;

  private static final TestUser ADA = TestUser.of("ada@acme.test");
  private static final TestUser BOB = TestUser.of("bob@acme.test");
  private static final Pattern CODE =
      Pattern.compile("[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}");
  private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  private final TestGatewright gatewright = TestGatewright.start(TestSetup.ofTenantsYaml(TENANTS));
  private final AccountProgram app =
      new AccountProgram(gatewright.issuer(), "app", "secret-of-the-application-0123456789");
  private final AccountProgram shop =
      new AccountProgram(gatewright.issuer(), "shop", "secret-of-the-corner-shop-0123456789");
  private final Browser browser = gatewright.browser();

  @AfterEach
  void stop() {
    gatewright.close();
  }

  private static List<String> all(AccountProgram.Answer answer, String member) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return StreamSupport.stream(answer.json().path("data").spliterator(), false)
        .map(one -> one.path(member).asString())
        .toList();
  }

  @Test
  @DisplayName("tells who one is, and takes what one says of oneself as the page does")
  void profile() throws Exception {
    var token = app.token(browser, ADA);
    var me = app.get("", token);
    assertThat(me.status()).isEqualTo(200);
    assertThat(me.header("cache-control")).isEqualTo("no-store");
    assertThat(me.text("email")).isEqualTo("ada@acme.test");
    assertThat(me.json().path("email_verified").asBoolean()).isTrue();
    assertThat(me.text("status")).isEqualTo("active");
    assertThat(me.json().path("profile").toString()).isEqualTo("{\"name\":\"Ada\"}");
    assertThat(me.json().path("methods").toString()).isEqualTo("[\"password\"]");

    var patched =
        app.call("PATCH", "", token, "{\"name\":\" Ada L. \",\"zoneinfo\":\"Europe/London\"}");
    assertThat(patched.json().path("profile").toString())
        .isEqualTo("{\"name\":\"Ada L.\",\"zoneinfo\":\"Europe/London\"}");
    var cleared = app.call("PATCH", "", token, "{\"zoneinfo\":null}");
    assertThat(cleared.json().path("profile").toString()).isEqualTo("{\"name\":\"Ada L.\"}");
    assertThat(app.call("PATCH", "", token, "{}").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 9457: what is not taken is named, with a reason that stays")
  void problems() throws Exception {
    var token = app.token(browser, ADA);
    var unknown = app.call("PATCH", "", token, "{\"name\":\"A\",\"nickname\":\"N\"}");
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.header("content-type")).startsWith("application/problem+json");
    assertThat(unknown.text("type")).isEqualTo("urn:gatewright:problem:account.unknown_member");
    assertThat(unknown.text("reason")).isEqualTo("account.unknown_member");
    assertThat(unknown.text("field")).isEqualTo("nickname");
    assertThat(unknown.json().path("status").asInt()).isEqualTo(400);

    for (var bad : List.of("{\"name\":7}", "{\"name\":\"a\\u0007b\"}", "{\"name\":[]}")) {
      var refused = app.call("PATCH", "", token, bad);
      assertThat(refused.status()).as(bad).isEqualTo(422);
      assertThat(refused.text("field")).isEqualTo("name");
    }
    assertThat(app.call("PATCH", "", token, "{\"birthdate\":\"soon\"}").text("reason"))
        .isEqualTo("account.invalid");
    for (var bad : List.of("[]", "{", "{\"name\":\"A\",\"name\":\"B\"}", "{} {}")) {
      assertThat(app.call("PATCH", "", token, bad).text("reason"))
          .as(bad)
          .isEqualTo("account.body");
    }
    for (var type :
        List.of("text/plain", "application/json-patch+json", "application/x-www-form-urlencoded")) {
      var refused =
          app.call("PATCH", "", Optional.of(token), "{\"name\":\"B\"}", "Content-Type", type);
      assertThat(refused.status()).as(type).isEqualTo(415);
    }
    assertThat(app.get("", token).json().path("profile").toString())
        .isEqualTo("{\"name\":\"Ada\"}");
    assertThat(app.call("PATCH", "", token, "x".repeat(70_000)).status()).isEqualTo(413);
    assertThat(app.call("PUT", "", token, "{}").status()).isEqualTo(405);
    assertThat(app.call("PUT", "", token, "{}").header("content-type"))
        .startsWith("application/problem+json");
  }

  @Test
  @DisplayName("lists sessions, applications, organizations and what happened, and ends them")
  void walk() throws Exception {
    var told = new StringBuilder();
    var elsewhere = gatewright.browser();
    var other = app.token(elsewhere, ADA);
    gatewright.clock().advance(Duration.ofSeconds(1));
    var token = app.token(browser, ADA);

    var sessions = app.get("/sessions", token);
    told.append(sessions.body());
    assertThat(all(sessions, "id")).hasSize(2);
    assertThat(all(sessions, "current")).containsExactlyInAnyOrder("true", "false");
    var foreign =
        StreamSupport.stream(sessions.json().path("data").spliterator(), false)
            .filter(one -> !one.path("current").asBoolean())
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    assertThat(app.call("DELETE", "/sessions/" + foreign, token, "").status()).isEqualTo(204);
    assertThat(app.call("DELETE", "/sessions/" + foreign, token, "").status()).isEqualTo(404);
    assertThat(app.call("DELETE", "/sessions/nothing", token, "").status()).isEqualTo(404);
    assertThat(elsewhere.open(account("/sessions")).text()).contains("Sign in");
    var _ = app.token(elsewhere, ADA);
    var ended = app.call("DELETE", "/sessions", token, "");
    assertThat(ended.json().path("ended").asInt()).isEqualTo(1);

    var applications = app.get("/applications", token);
    told.append(applications.body());
    assertThat(all(applications, "client_id")).containsExactly("app");
    assertThat(all(applications, "name")).containsExactly("The Application");
    assertThat(app.call("DELETE", "/applications/nobody", token, "").status()).isEqualTo(404);

    var organizations = app.get("/organizations", token);
    told.append(organizations.body());
    assertThat(all(organizations, "id")).containsExactlyInAnyOrder("org_north", "org_west");
    assertThat(app.call("DELETE", "/organizations/org_north", token, "").status()).isEqualTo(204);
    assertThat(app.call("DELETE", "/organizations/org_north", token, "").status()).isEqualTo(404);

    var first = app.get("/activity?limit=2", token);
    told.append(first.body());
    assertThat(all(first, "name")).first().isEqualTo("member.removed");
    assertThat(all(first, "by")).first().isEqualTo("subject");
    assertThat(first.json().path("has_more").asBoolean()).isTrue();
    var next = app.get("/activity?cursor=" + first.text("next_cursor"), token);
    told.append(next.body());
    assertThat(next.json().path("has_more").asBoolean()).isFalse();
    assertThat(all(next, "name")).contains("user.added").doesNotContain("member.removed");
    for (var bad : List.of("?cursor=x", "?limit=0", "?limit=101", "?limit=x", "?cursor=")) {
      assertThat(app.get("/activity" + bad, token).status()).as(bad).isEqualTo(400);
    }

    told.append(app.get("/factors", token).body()).append(app.get("/browsers", token).body());
    assertThat(app.call("DELETE", "/factors/totp", token, "").status()).isEqualTo(404);
    assertThat(app.call("DELETE", "/browsers/nothing", token, "").status()).isEqualTo(404);

    var export = app.get("/export", token);
    told.append(export.body());
    assertThat(export.json().path("account").path("email").asString()).isEqualTo("ada@acme.test");
    assertThat(export.json().path("activity").size()).isGreaterThan(5);
    assertThat(export.json().path("activity_is_whole").asBoolean()).isTrue();
    assertThat(told.toString())
        .doesNotContainIgnoringCase("argon2")
        .doesNotContain(token, other, "secret-of-the-application");

    assertThat(app.call("DELETE", "/applications/app", token, "").status()).isEqualTo(204);
    assertThat(app.get("", token).status()).as("its own access is over").isEqualTo(401);
  }

  @Test
  @DisplayName("HEAD tells what GET would, and makes no copy")
  void head() throws Exception {
    var token = app.token(browser, ADA);
    assertThat(app.call("HEAD", "/export", token, "").status()).isEqualTo(200);
    assertThat(all(app.get("/activity", token), "name")).doesNotContain("user.exported");
    assertThat(app.get("/export", token).status()).isEqualTo(200);
    assertThat(all(app.get("/activity", token), "name")).contains("user.exported");
  }

  @Test
  @DisplayName("Whoever signs out everywhere is signed out everywhere, and all tokens are dead")
  void signOut() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.clock().advance(Duration.ofSeconds(1));
    assertThat(app.call("POST", "/sign-out", token, "").status()).isEqualTo(204);
    assertThat(app.get("", token).status()).isEqualTo(401);
    assertThat(browser.open(account("")).text()).contains("Sign in");
  }

  @Test
  @DisplayName("A password is changed with the current one; wrong ones count, strangers' do not")
  void password() throws Exception {
    var token = app.token(browser, ADA);
    var stranger = gatewright.browser();
    var login = stranger.open(account(""));
    for (int i = 0; i < 12; i++) {
      var _ = stranger.submit(login, Map.of("email", ADA.email(), "password", "a guess " + i));
    }
    assertThat(put(token, "{\"new_password\":\"ada plays chords\"}").text("field"))
        .isEqualTo("current_password");
    var wrong =
        put(token, "{\"current_password\":\"wrong\",\"new_password\":\"ada plays chords\"}");
    assertThat(wrong.status()).isEqualTo(422);
    assertThat(wrong.text("reason")).isEqualTo("account.password_wrong");
    assertThat(put(token, change("short")).text("reason")).isEqualTo("account.password_too_short");
    assertThat(put(token, change("password1234")).text("reason"))
        .isEqualTo("account.password_common");

    gatewright.clock().advance(Duration.ofSeconds(1));
    assertThat(put(token, change("ada plays chords")).status()).isEqualTo(204);
    assertThat(app.get("", token).status()).as("all grants end").isEqualTo(401);
    assertThat(browser.open(account("/sessions")).text()).contains("This device");
  }

  @Test
  @DisplayName("Guesses at the current password end, and with them nothing else")
  void guesses() throws Exception {
    var token = app.token(browser, ADA);
    var answers = new ArrayList<Integer>();
    for (int i = 0; i < 12; i++) {
      answers.add(
          put(
                  token,
                  "{\"current_password\":\"guess %s\",\"new_password\":\"ada plays chords\"}"
                      .formatted(i))
              .status());
    }
    assertThat(answers).startsWith(422, 422, 422).endsWith(429, 429);
    var throttled = put(token, change("ada plays chords"));
    assertThat(throttled.status()).isEqualTo(429);
    assertThat(Integer.parseInt(throttled.header("retry-after"))).isPositive();
    assertThat(app.get("", token).status()).isEqualTo(200);
    assertThat(app.token(gatewright.browser(), ADA)).as("a login counts apart").isNotEmpty();
  }

  private AccountProgram.Answer put(String token, String body) throws Exception {
    return app.call("PUT", "/password", token, body);
  }

  private static String change(String chosen) {
    return "{\"current_password\":\"%s\",\"new_password\":\"%s\"}"
        .formatted(TestUser.PASSWORD, chosen);
  }

  @Test
  @DisplayName("RFC 9470: an old login is challenged, and one as old as demanded does it")
  void stepUp() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.clock().advance(Duration.ofMinutes(11));
    token = refreshed(token);
    assertThat(app.get("", token).status()).as("what is not sensitive").isEqualTo(200);
    var refused = app.get("/export", token);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.text("reason")).isEqualTo("account.proof_needed");
    var challenge = parameters(refused.header("www-authenticate"));
    assertThat(challenge)
        .containsEntry("error", "insufficient_user_authentication")
        .containsEntry("max_age", "600")
        .doesNotContainKey("acr_values");

    var silent = browser.logIn(app.authorize(AccountProgram.ALL, Map.of("prompt", "none")), ADA);
    var same = app.redeem(silent).text("access_token");
    assertThat(app.get("/export", same).status()).as("a token anew is no proof").isEqualTo(401);

    var proved =
        app.token(
            browser,
            ADA,
            AccountProgram.ALL,
            Map.of("max_age", challenge.getOrDefault("max_age", "")));
    assertThat(app.get("/export", proved).status()).isEqualTo(200);
    assertThat(app.get("/export", token).status())
        .as("a login for another grant is no leave for this one")
        .isEqualTo(401);
  }

  /// The clock is past the access token, so the application gets another one of the same grant.
  private String refreshed(String token) throws Exception {
    return app.get("", token).status() == 200
        ? token
        : app.redeem(
                browser.logIn(app.authorize(AccountProgram.ALL, Map.of("prompt", "none")), ADA))
            .text("access_token");
  }

  @Test
  @DisplayName("RFC 9470 §3: whoever has a second factor proves it too, and acr_values says so")
  void stepUpWithSecondFactor() throws Exception {
    var codes = codes();
    var fresh = gatewright.browser();
    var token = app.token(fresh, ADA);
    assertThat(app.get("", token).json().path("methods").toString())
        .isEqualTo("[\"password\",\"recovery_code\"]");
    assertThat(all(app.get("/factors", token), "id")).containsExactly("recovery_codes");
    var refused = app.call("DELETE", "/factors/recovery_codes", token, "");
    assertThat(refused.status()).isEqualTo(401);
    var challenge = parameters(refused.header("www-authenticate"));
    assertThat(challenge)
        .containsEntry("max_age", "600")
        .containsEntry("acr_values", "urn:gatewright:acr:mfa");

    var asked =
        fresh.open(
            app.authorize(
                AccountProgram.ALL,
                Map.of(
                    "max_age", challenge.getOrDefault("max_age", ""),
                    "acr_values", challenge.getOrDefault("acr_values", ""))));
    var proved = app.redeem(fresh.leave(asked, Map.of("code", codes.getFirst())));
    var stronger = proved.text("access_token");
    assertThat(app.call("DELETE", "/factors/recovery_codes", token, "").status())
        .as("the weaker token stays weak")
        .isEqualTo(401);
    assertThat(app.call("DELETE", "/factors/recovery_codes", stronger, "").status()).isEqualTo(204);
    assertThat(all(app.get("/factors", stronger), "id")).isEmpty();
  }

  private List<String> codes() {
    var page =
        browser.submit(
            browser.open(account("/security/recovery-codes")),
            Map.of("email", ADA.email(), "password", ADA.password()));
    var made = browser.submit(page, Map.of("act", "make"));
    return CODE.matcher(made.text()).results().map(found -> found.group()).toList();
  }

  @Test
  @DisplayName("A deletion is asked for once; after it there is nothing but to take it back")
  void deletion() throws Exception {
    var token = app.token(browser, ADA);
    gatewright.clock().advance(Duration.ofSeconds(1));
    var asked = app.call("POST", "/deletion", token, "");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.text("due_at")).isNotEmpty();
    assertThat(app.get("", token).status()).isEqualTo(401);
    assertThat(app.call("POST", "/deletion", token, "").status()).isEqualTo(401);
    gatewright.clock().advance(Duration.ofSeconds(1));
    var page =
        browser.submit(
            browser.open(account("")), Map.of("email", ADA.email(), "password", ADA.password()));
    assertThat(page.text()).contains("Keep");
  }

  @Test
  @DisplayName("Of any number who end one session at once, one does")
  void race() throws Exception {
    var token = app.token(browser, ADA);
    var _ = app.token(gatewright.browser(), ADA);
    var foreign =
        StreamSupport.stream(app.get("/sessions", token).json().path("data").spliterator(), false)
            .filter(one -> !one.path("current").asBoolean())
            .findFirst()
            .orElseThrow()
            .path("id")
            .asString();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Integer> end = () -> app.call("DELETE", "/sessions/" + foreign, token, "").status();
      var answers = new ArrayList<Integer>();
      for (var answer : threads.invokeAll(java.util.Collections.nCopies(8, end))) {
        answers.add(answer.get());
      }
      assertThat(answers).containsOnlyOnce(204).containsOnly(204, 404);
    }
    var ends =
        all(app.get("/activity", token), "name").stream().filter("session.ended"::equals).count();
    assertThat(ends).isEqualTo(1);
  }

  @Test
  @DisplayName("Somebody else's sessions, organizations and applications are not there")
  void others() throws Exception {
    var bobs = app.token(gatewright.browser(), BOB);
    var ada = app.token(browser, ADA);
    var session = all(app.get("/sessions", ada), "id").getFirst();
    assertThat(app.call("DELETE", "/sessions/" + session, bobs, "").status()).isEqualTo(404);
    assertThat(app.call("DELETE", "/organizations/org_north", bobs, "").status()).isEqualTo(404);
    assertThat(all(app.get("/sessions", bobs), "id")).hasSize(1).doesNotContain(session);
    assertThat(app.get("", ada).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.4: a third party is let in by consent, in words")
  void consent() throws Exception {
    var page =
        browser.submit(
            browser.open(shop.authorize("openid account:read", Map.of())),
            Map.of("email", ADA.email(), "password", ADA.password()));
    assertThat(page.text()).contains("Corner Shop", "See your account: profile, addresses");
    var tokens = shop.redeem(browser.leave(page, Map.of("decision", "allow")));
    assertThat(shop.get("", tokens.text("access_token")).status()).isEqualTo(200);
  }

  private URI account(String path) {
    return URI.create(gatewright.issuer() + "/account" + path);
  }

  private static Map<String, String> parameters(String challenge) {
    assertThat(challenge).startsWith("Bearer ");
    return PARAMETER
        .matcher(challenge)
        .results()
        .collect(
            java.util.stream.Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }
}
