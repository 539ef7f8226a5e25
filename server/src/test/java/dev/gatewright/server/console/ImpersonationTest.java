package dev.gatewright.server.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.UserChange;
import dev.gatewright.server.control.Request;
import dev.gatewright.store.outbox.MailLine;
import dev.gatewright.store.people.SessionList.Wanted;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Acting as somebody, from the console to the tokens")
final class ImpersonationTest {
  @TempDir private Path folder;
  private ActingServer at;

  @BeforeEach
  void start() throws Exception {
    at = new ActingServer(folder);
  }

  @AfterEach
  void stop() {
    at.close();
  }

  @Test
  @DisplayName(
      "RFC 8693 §4.1: the application sees the person, and who acts; it gets no refresh token")
  void tokens() throws Exception {
    var visitor = at.acting();

    var tokens = at.tokens(visitor, "openid profile offline_access");

    assertThat(tokens.json().has("refresh_token")).isFalse();
    var ada = at.server.user(ConsoleServer.ACME, "ada@acme.test").id().value();
    for (var token : List.of(tokens.text("access_token"), tokens.text("id_token"))) {
      var claims = ActingServer.claims(token);
      assertThat(claims.path("sub").stringValue()).isEqualTo(ada);
      assertThat(claims.path("act").path("sub").stringValue())
          .isEqualTo(at.admin.user().id().value());
      assertThat(claims.path("act").path("iss").stringValue())
          .isEqualTo(at.server.root() + "/console");
      assertThat(claims.propertyNames()).doesNotContain("amr", "acr", "auth_time");
    }
    assertThat(at.web.introspect(tokens.text("access_token")).json().path("act").isObject())
        .isTrue();

    var end = visitor.submit(at.account(visitor, ""), Map.of());
    assertThat(at.web.isActive(tokens.text("access_token"))).as(end.text()).isFalse();
    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
  }

  @Test
  @DisplayName("an hour ends it, however much it is used, and no token lives longer")
  void anHour() throws Exception {
    var visitor = at.acting();
    long end = at.server.clock.instant().plus(Duration.ofHours(1)).getEpochSecond();
    for (int i = 0; i < 11; i++) {
      at.advance(Duration.ofMinutes(5));
      assertThat(at.account(visitor, "").status()).isEqualTo(200);
    }
    at.advance(Duration.ofMinutes(3));
    var token = at.tokens(visitor, "openid").text("access_token");
    assertThat(ActingServer.claims(token).path("exp").longValue()).isLessThanOrEqualTo(end);

    at.advance(Duration.ofMinutes(2));
    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(at.web.isActive(token)).isFalse();
  }

  @Test
  @DisplayName("what needs the person is refused on a page that says so, and asks for no factor")
  void needsThePerson() throws Exception {
    var visitor = at.acting();
    for (var wish :
        List.of(
            Map.of("prompt", "login"),
            Map.of("prompt", "consent"),
            Map.of("prompt", "create"),
            Map.of("max_age", "3600"),
            Map.of("acr_values", "urn:gatewright:acr:mfa"))) {
      var page = visitor.open(at.web.authorize(wish));

      assertThat(page.status()).as(wish.toString()).isEqualTo(400);
      assertThat(page.text()).as(wish.toString()).contains("This takes the person", "You act as");
      assertThat(page.body()).doesNotContain("type=\"password\"");
    }
    assertThat(visitor.open(at.web.authorize(Map.of("prompt", "none", "max_age", "1"))).query())
        .containsEntry("error", "login_required");
  }

  @Test
  @DisplayName("another's application that the person did not let in is refused, and stays out")
  void consent() throws Exception {
    var shop = at.party("shop", "shop-secret-of-acme-0123456789abcde");

    assertThat(at.acting().open(shop.authorize()).text()).contains("This takes the person");
    assertThat(at.events("consent.given")).isEmpty();
    assertThat(at.signedIn().open(shop.authorize()).uri().getPath()).isEqualTo("/acme/consent");
  }

  @Test
  @DisplayName(
      "the account is shown and not changed: every form is refused, and what is sensitive is not shown")
  void account() throws Exception {
    var visitor = at.acting();
    var before = at.server.happened(ActingServer.ACME);
    for (var path : List.of("/profile", "/sessions", "/applications", "/organizations")) {
      var page = at.account(visitor, path);
      assertThat(page.status()).as(path).isEqualTo(200);
      assertThat(page.text()).as(path).contains("You act as Ada Lovelace");
      var form = Pattern.compile("name=\"form\" value=\"([^\"]+)\"").matcher(page.body());
      if (form.find()) {
        var told =
            visitor.post(
                page,
                "/acme/account" + path,
                Map.of("form", form.group(1), "name", "Eve", "all", "yes", "others", "yes"));
        assertThat(told.text()).as(path).contains("so nothing was changed");
      }
    }
    for (var path : List.of("/data", "/security/passkeys")) {
      assertThat(at.account(visitor, path).text()).as(path).contains("This takes the person");
    }
    assertThat(at.server.happened(ActingServer.ACME)).isEqualTo(before);
    assertThat(at.server.user(ConsoleServer.ACME, "ada@acme.test").claims().one("name"))
        .contains("Ada Lovelace");
  }

  @Test
  @DisplayName("programs see the account too and change nothing of it")
  void accountApi() throws Exception {
    var token = at.tokens(at.acting(), "openid account:read account:write").text("access_token");

    assertThat(api("GET", "", token).statusCode()).isEqualTo(200);
    var refused = api("PATCH", "", token);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("account.impersonated");
  }

  private HttpResponse<String> api(String method, String path, String token) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(at.server.root() + "/acme/account/v1" + path))
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", "application/json")
              .method(
                  method,
                  method.equals("GET")
                      ? BodyPublishers.noBody()
                      : BodyPublishers.ofString("{\"claims\":{\"name\":\"Eve\"}}", UTF_8));
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  @DisplayName(
      "a form of the console on another site, with which comes no cookie, is sent once more as one of ours, so that"
          + " the session it replaces ends")
  void fromAnotherSite() throws Exception {
    var secret = at.secret(at.admin);
    var form =
        HttpRequest.newBuilder(URI.create(at.server.root() + "/acme/impersonate"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", "cross-site")
            .header("Origin", at.server.root().toString())
            .POST(BodyPublishers.ofString("token=" + secret));
    try (var http = HttpClient.newHttpClient()) {
      var answer = http.send(form.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
      assertThat(answer.body())
          .contains("action=\"/acme/impersonate\"", "name=\"token\" value=\"" + secret + "\"")
          .contains("id=\"form-post\"");
    }
    assertThat(at.events("impersonation.begun")).isEmpty();
    var visitor = at.signedIn();

    assertThat(at.bring(visitor, secret).text()).contains("You act as somebody else");
    assertThat(at.events("session.ended")).hasSize(1);
    assertThat(at.events("impersonation.begun")).hasSize(1);
  }

  @Test
  @DisplayName(
      "a form of any other site ends nobody's session: it begins nothing before somebody presses a"
          + " button, be it a neighbour with whose form come cookies")
  void fromElsewhere() throws Exception {
    var secret = at.secret(at.admin);
    var form = Map.of("token", secret);
    for (var head :
        List.of(
            List.of("cross-site", "https://evil.test"),
            List.of("cross-site", "null"),
            List.of("same-site", "https://evil.test"),
            List.of("same-site", "null"))) {
      var answer = impersonate(head.get(0), head.get(1), form);
      assertThat(answer.statusCode()).as(head.toString()).isEqualTo(200);
      assertThat(answer.headers().allValues("Set-Cookie")).as(head.toString()).isEmpty();
      assertThat(answer.body())
          .as(head.toString())
          .contains("Act as somebody?", "name=\"token\" value=\"" + secret + "\"")
          .doesNotContain("id=\"form-post\"");
    }
    assertThat(at.events("impersonation.begun")).isEmpty();

    assertThat(impersonate("same-origin", "null", form).body()).contains("You act as somebody");
  }

  private HttpResponse<String> impersonate(String site, String origin, Map<String, String> form)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(at.server.root() + "/acme/impersonate"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Sec-Fetch-Site", site)
            .header("Origin", origin)
            .POST(BodyPublishers.ofString("token=" + form.get("token")));
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.ofString());
    }
  }

  @Test
  @DisplayName("the page that leads there says its origin, and no more of where it is")
  void namesItsOrigin() throws Exception {
    var answer = at.ask(at.admin, "ada@acme.test", Map.of("reason", ActingServer.REASON));
    assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("strict-origin");
    assertThat(answer.body())
        .contains("/acme/impersonate", "content=\"strict-origin\"")
        .doesNotContain("noreferrer");
    assertThat(
            at.server.get(Optional.of(at.admin), "/i/acme").headers().firstValue("Referrer-Policy"))
        .hasValue("no-referrer");
  }

  @Test
  @DisplayName("the person is told by mail, sees it on their pages, and ends it there")
  void seen() throws Exception {
    var visitor = at.acting();
    var person = at.server.user(ConsoleServer.ACME, "ada@acme.test").id();
    var mails =
        at.server
            .open
            .sealed()
            .outbox()
            .list(ConsoleServer.ACME, Optional.of(person), Optional.empty(), 10);
    assertThat(mails.stream().map(MailLine::kind)).containsExactly("impersonated");
    var ada = at.signedIn();

    assertThat(at.account(ada, "/activity").text()).contains("Somebody began to act as you");
    var sessions = at.account(ada, "/sessions");
    assertThat(sessions.text()).contains("Support acted as you");
    var acted = at.events("impersonation.begun").getFirst().details().get("session");
    ada.submit(sessions, Map.of("end", acted));

    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(at.events("impersonation.ended")).hasSize(1);
  }

  @Test
  @DisplayName("events keep who it was, and why under the person's key; it is no sign-in of theirs")
  void told() throws Exception {
    var visitor = at.acting();
    visitor.submit(at.account(visitor, ""), Map.of());

    var begun = at.events("impersonation.begun").getFirst();
    assertThat(begun.actor()).isEqualTo("operator:administrator " + at.admin.user().id().value());
    assertThat(begun.personal().orElseThrow()).containsEntry("reason", ActingServer.REASON);
    assertThat(begun.details()).containsKeys("session", "reference", "until");
    assertThat(begun.details().toString()).doesNotContain(ActingServer.REASON);
    var ended = at.events("impersonation.ended").getFirst();
    assertThat(ended.actor()).isEqualTo(begun.actor());
    assertThat(ended.details()).containsEntry("session", begun.details().get("session"));
    assertThat(at.events("session.began")).isEmpty();
  }

  @Test
  @DisplayName("a sign-in ends it and begins a session of its own, also of the person themself")
  void signInEnds() throws Exception {
    var visitor = ActingServer.visitor();
    var login = visitor.open(at.web.authorize());
    at.bring(visitor, at.secret(at.admin));
    var session = at.events("impersonation.begun").getFirst().details().get("session");

    visitor.signIn(login, "ada@acme.test", "ada loves engines");

    assertThat(at.events("impersonation.ended")).hasSize(1);
    assertThat(at.events("session.began").getFirst().details()).doesNotContainValue(session);
    assertThat(at.account(visitor, "").text()).doesNotContain("You act as");
  }

  @Test
  @DisplayName("who administers no more acts no more")
  void revoked() throws Exception {
    var visitor = at.acting();
    var token = at.tokens(visitor, "openid").text("access_token");
    var owner = at.server.signed(Mandate.owner());

    var path = "/i/acme/administrators/change?id=" + at.admin.user().id().value();
    var taken = at.server.post(owner, path, Map.of("act", "revoke"));

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
    assertThat(at.events("impersonation.ended").getFirst().actor())
        .isEqualTo("operator:administrator " + owner.user().id().value());
    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(at.web.isActive(token)).isFalse();
  }

  @Test
  @DisplayName("who administers and is suspended acts no more")
  void suspended() throws Exception {
    var visitor = at.acting();
    var suspended =
        Request.of("user suspend")
            .with("issuer", "system")
            .with("email", at.admin.user().email().value());

    assertThat(at.server.command(suspended).exitCode()).isZero();

    assertThat(at.events("impersonation.ended")).hasSize(1);
    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
  }

  @Test
  @DisplayName("each page looks whether whoever acts may do so now, whoever took that from them")
  void looked() throws Exception {
    var visitor = at.acting();
    var users = at.server.open.store().users();
    var by = By.server(at.server.clock.instant());
    var suspended = UserChange.NONE.withStatus(UserStatus.SUSPENDED);
    assertThat(at.account(visitor, "").status()).isEqualTo(200);

    users.update(new TenantId("system"), at.admin.user().id(), suspended, Optional.empty(), by);

    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
  }

  @Test
  @DisplayName("it is told as ended where many sessions are ended at once")
  void amongMany() throws Exception {
    var visitor = at.acting();

    at.server
        .open
        .store()
        .sessionList()
        .endNext(
            ConsoleServer.ACME,
            Wanted.ALL,
            Optional.empty(),
            By.operator("command line", at.server.clock.instant()));

    assertThat(at.events("impersonation.ended")).hasSize(1);
    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
  }

  @Test
  @DisplayName("an issuer that stops it shows no page to whoever acts, and takes no secret")
  void stopped() throws Exception {
    var visitor = at.acting();
    var secret = at.secret(at.admin);
    var owner = at.server.signed(Mandate.owner());

    at.server.post(owner, "/i/acme/settings/change?group=sessions", Map.of("impersonation", "off"));

    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
    assertThat(at.bring(ActingServer.visitor(), secret).status()).isEqualTo(410);
  }

  @Test
  @DisplayName("the person's page in the console says so, and ends it as any session")
  void listed() throws Exception {
    var visitor = at.acting();
    var id = at.server.user(ConsoleServer.ACME, "ada@acme.test").id().value();
    var session = at.events("impersonation.begun").getFirst().details().get("session");
    assertThat(at.server.get(Optional.of(at.admin), "/i/acme/user?id=" + id).body())
        .contains("Somebody acts as them");

    at.server.post(at.admin, "/i/acme/user?id=" + id, Map.of("end", session));

    assertThat(at.account(visitor, "").uri().getPath()).isEqualTo("/acme/login");
  }
}
