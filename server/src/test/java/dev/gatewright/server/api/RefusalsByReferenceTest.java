package dev.gatewright.server.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.admin.command.Role;
import dev.gatewright.protocol.oauth.IssuerId;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Why a request was refused, asked of the administration")
final class RefusalsByReferenceTest {
  private static final String CALLBACK = "http://localhost:3000/callback";
  private static final String AUTHORIZE = "/acme/oauth2/authorize?";
  private static final String GOOD =
      "client_id=web&response_type=code&redirect_uri="
          + URLEncoder.encode(CALLBACK, UTF_8)
          + "&scope=openid&code_challenge="
          + "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256&state=s";

  /// Begins every value that must stand nowhere.
  private static final String MARK = "zq5ecret";

  @TempDir private static Path folder;
  private static AdminServer server;
  private static String owner;
  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    server = new AdminServer(folder);
    owner = server.key(Mandate.owner());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  @DisplayName("A page names a reference, which tells the rule, the setting and the cure")
  void ofAPage() throws Exception {
    server.clock.advance(Duration.ofSeconds(1)); // later than what other tests were refused
    var page = get(AUTHORIZE + "client_id=web&response_type=code&redirect_uri=https://evil.test/x");
    var reference = reference(page);
    assertThat(page.statusCode()).isEqualTo(400);
    assertThat(page.body()).contains(reference);

    for (var written : new boolean[] {false, true}) {
      var told = server.get(owner, "/issuers/acme/refusals/" + reference);
      assertThat(told.text("reason")).isEqualTo("redirect_uri.mismatch");
      assertThat(told.text("client")).isEqualTo("web");
      assertThat(told.json().path("setting").path("key").asString()).isEqualTo("redirect_uris");
      assertThat(told.json().path("sent").path("redirect_uri").asString())
          .isEqualTo("https://evil.test/x");
      assertThat(told.text("network")).isEqualTo("127.0.0.0/24");
      assertThat(told.text("cure")).startsWith("Register the URI");
      if (!written) {
        server.open.store().refusedRequests().flush();
      }
    }
    assertThat(
            server
                .get(owner, "/issuers/acme/refusals?limit=1")
                .json()
                .path("data")
                .path(0)
                .path("reference")
                .asString())
        .isEqualTo(reference);
  }

  @Test
  @DisplayName(
      "An answer for a program names it in X-Request-Id, and so does a redirect with an error")
  void ofPrograms() throws Exception {
    var wrong =
        send(
            HttpRequest.newBuilder(at("/acme/oauth2/token"))
                .header("Authorization", AdminServer.basic("web", MARK))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=refresh_token&refresh_token=" + MARK)));
    var told = server.get(owner, "/issuers/acme/refusals/" + reference(wrong));
    assertThat(told.text("reason")).isEqualTo("client.secret");
    assertThat(told.text("client")).isEqualTo("web");
    assertThat(told.whole().body()).doesNotContain(MARK);

    var sent = get(AUTHORIZE + GOOD + "&max_age=soon");
    assertThat(sent.statusCode()).isEqualTo(303);
    var redirected = server.get(owner, "/issuers/acme/refusals/" + reference(sent));
    assertThat(redirected.text("reason")).isEqualTo("authorize.parameter");
    assertThat(redirected.text("detail")).contains("max_age");

    var nothing = get("/acme/nothing/here");
    assertThat(server.get(owner, "/issuers/acme/refusals/" + reference(nothing)).text("reason"))
        .isEqualTo("http.not_found");
  }

  @Test
  @DisplayName("Nobody learns of it at another issuer, or with another issuer's key")
  void ofOneIssuer() throws Exception {
    var reference = reference(get(AUTHORIZE + "client_id=nobody"));
    var globex = server.key(Mandate.of(Role.ADMINISTRATOR, new IssuerId("globex")));

    assertThat(server.get(owner, "/issuers/acme/refusals/" + reference).status()).isEqualTo(200);
    assertThat(server.get(owner, "/issuers/globex/refusals/" + reference).status()).isEqualTo(404);
    assertThat(server.get(globex, "/issuers/acme/refusals/" + reference).status()).isEqualTo(404);
    assertThat(server.get(globex, "/issuers/globex/refusals/" + reference).status()).isEqualTo(404);
    assertThat(judge("globex", "" + at(AUTHORIZE + GOOD))).isEqualTo("not_ours");
  }

  @Test
  @DisplayName("Whatever is sent, no secret of it is kept")
  void noSecrets() throws Exception {
    var random = new Random(7);
    var secret =
        List.of(
            "client_secret",
            "code",
            "password",
            "refresh_token",
            "code_verifier",
            "id_token_hint",
            "login_hint",
            "state",
            "nonce",
            "token",
            "assertion",
            "client_assertion",
            "username",
            "subject_token",
            "PASSWORD",
            "claims",
            "request");
    var open =
        List.of("client_id=web", "grant_type=password", "response_type=code", "scope=openid");
    var uris =
        List.of(
            "redirect_uri=" + encoded("https://app.test/cb?token=" + MARK),
            "redirect_uri=" + encoded("https://app.test/cb#" + MARK),
            "redirect_uri=" + encoded("https://ada:" + MARK + "@app.test/cb"));
    var paths =
        List.of(
            "/acme/oauth2/token",
            "/acme/oauth2/authorize",
            "/acme/oauth2/revoke",
            "/acme/oauth2/introspect",
            "/acme/auth/login",
            "/acme/login",
            "/acme/oauth2/end_session");
    var references = new ArrayList<String>();
    for (var i = 0; i < 120; i++) {
      var parameters = new ArrayList<String>();
      for (var n = 0; n < 6; n++) {
        parameters.add(secret.get(random.nextInt(secret.size())) + "=" + MARK + random.nextInt());
      }
      parameters.add(open.get(random.nextInt(open.size())));
      parameters.add(uris.get(random.nextInt(uris.size())));
      var sent = String.join("&", parameters);
      var path = paths.get(random.nextInt(paths.size()));
      var request =
          random.nextBoolean()
              ? HttpRequest.newBuilder(at(path + "?" + sent)).GET()
              : HttpRequest.newBuilder(at(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .header("Cookie", "gatewright=" + MARK)
                  .POST(BodyPublishers.ofString(sent));
      if (random.nextBoolean()) {
        request.header("Authorization", AdminServer.basic("web", MARK));
      }
      send(request).headers().firstValue("X-Request-Id").ifPresent(references::add);
    }
    assertThat(references).hasSizeGreaterThan(50);

    var explained = 0;
    for (var reference : references) {
      var told = server.get(owner, "/issuers/acme/refusals/" + reference);
      assertThat(told.whole().body()).doesNotContain(MARK);
      explained += told.status() == 200 ? 1 : 0;
    }
    assertThat(explained).isGreaterThan(20);
    server.open.store().refusedRequests().flush();
    var kept = server.open.store().refusedRequests().latest("acme", 1_000, server.clock.instant());
    assertThat(kept).isNotEmpty().noneMatch(refused -> refused.toString().contains(MARK));
  }

  @Test
  @DisplayName("A pasted request is judged by the engine's own rules, and nothing is done")
  void judged() throws Exception {
    var base = "" + at(AUTHORIZE);
    assertThat(judge("acme", base + GOOD)).isEqualTo("good web");
    assertThat(judge("acme", AUTHORIZE + GOOD)).isEqualTo("good web");
    assertThat(judge("acme", base + GOOD.replace("S256", "plain")))
        .isEqualTo("refused web pkce.method");
    assertThat(judge("acme", base + GOOD.replace("web", "nobody")))
        .isEqualTo("refused authorize.client_unknown");
    assertThat(judge("acme", base + GOOD.replace("callback", "elsewhere")))
        .isEqualTo("refused web redirect_uri.mismatch");
    assertThat(judge("acme", base + GOOD + "&prompt=maybe"))
        .isEqualTo("refused web authorize.parameter");
    assertThat(judge("acme", base + "client_id=%zz")).isEqualTo("refused request.malformed");
  }

  @Test
  @DisplayName("A pasted error tells what it can mean; another provider's is none")
  void errors() throws Exception {
    var error = CALLBACK + "?error=invalid_request&error_description=code_challenge+is+required";
    assertThat(judge("acme", error)).isEqualTo("error pkce.challenge_missing");
    assertThat(judge("acme", CALLBACK + "#error=access_denied"))
        .isEqualTo(
            "error authorize.denied authorize.impersonated authorize.subject_unknown"
                + " authorize.organization");
    assertThat(judge("acme", error + "&iss=https://elsewhere.test")).isEqualTo("not_ours");
    for (var nothing : List.of("", "?", "#", "http://", "x".repeat(9_000), CALLBACK + "?error=%")) {
      assertThat(judge("acme", nothing)).as(nothing).isEqualTo("not_ours");
    }
    var tooLong =
        server.post(
            owner, "/issuers/acme/refusals/explain", "{\"url\":\"" + "x".repeat(20_000) + "\"}");
    assertThat(tooLong.text("reason")).isEqualTo("admin.invalid");
  }

  private String judge(String issuer, String url) throws Exception {
    var answer =
        server.post(owner, "/issuers/" + issuer + "/refusals/explain", "{\"url\":\"" + url + "\"}");
    assertThat(answer.status()).as(answer.whole().body()).isEqualTo(200);
    Stream<String> reasons =
        answer.json().path("reasons").valueStream().map(one -> one.path("reason").asString());
    return Stream.concat(Stream.of(answer.text("verdict"), answer.text("client")), reasons)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }

  private static String reference(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Request-Id").orElseThrow();
  }

  private static URI at(String path) {
    return server.at(path);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(at(path)).header("Accept", "text/html"));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
