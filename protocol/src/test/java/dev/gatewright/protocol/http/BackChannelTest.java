package dev.gatewright.protocol.http;

import static dev.gatewright.protocol.http.Calls.call;
import static dev.gatewright.protocol.http.Calls.get;
import static dev.gatewright.protocol.http.Calls.post;
import static dev.gatewright.protocol.http.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.AuthorizationServer;
import dev.gatewright.protocol.Ports;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Clients;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.wire.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("Endpoints for programs")
final class BackChannelTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Params OWN_TOKEN = Params.of("grant_type", "client_credentials");

  private final EmbeddedHost host = new EmbeddedHost();
  private final Endpoints<String> endpoints = endpoints(host);

  private static Endpoints<String> endpoints(EmbeddedHost host) {
    return host.endpoints((asked, client, request) ->
        new UserApproval.Step.Decided(
            AuthorizationDecision.approve(asked, EmbeddedHost.ADA, host.clock().instant())));
  }

  private HttpReply answer(HttpCall call) {
    return endpoints.answer(call, "");
  }

  private static ObjectNode json(HttpReply reply) {
    return Json.parseObject(reply.body()).orElseThrow();
  }

  private static String member(HttpReply reply, String name) {
    return Json.text(json(reply), name).orElseThrow();
  }

  private HttpReply tokens() {
    var location =
        answer(get("/authorize", EmbeddedHost.request())).header("Location").orElseThrow();
    var code = location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
    return answer(
        post("/token", EmbeddedHost.codeRequest(code), "Authorization", EmbeddedHost.basic()));
  }

  @Test
  @DisplayName("RFC 6749 §5.1: tokens are JSON in UTF-8 that nobody keeps")
  void token() {
    var reply = tokens();

    assertThat(reply.status()).isEqualTo(200);
    assertThat(json(reply).propertyNames())
        .contains("access_token", "token_type", "expires_in", "refresh_token", "id_token");
    assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.header("Pragma")).contains("no-cache");
    assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  @DisplayName("A token request may be flat JSON")
  void jsonBody() {
    var reply =
        answer(
            call(
                "POST",
                "/token",
                "",
                "{\"grant_type\":\"client_credentials\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                EmbeddedHost.basic()));

    assertThat(reply.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a client that tried the header and failed is challenged")
  void challenge() {
    var reply = answer(post("/token", OWN_TOKEN, "Authorization", "Basic d2ViOndyb25n"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(member(reply, "error")).isEqualTo("invalid_client");
    assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
    assertThat(reply.header("Cache-Control")).contains("no-store");
  }

  @Test
  @DisplayName("Two Authorization headers are refused: nobody can tell which one is meant")
  void twoCredentials() {
    var basic = EmbeddedHost.basic();
    var reply = answer(post("/token", OWN_TOKEN, "Authorization", basic, "authorization", basic));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(member(reply, "error")).isEqualTo("invalid_request");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token/introspect", "/token_info"})
  @DisplayName("RFC 7662 §2.2: a token is told about, at the alias too, until it is revoked")
  void introspectAndRevoke(String path) {
    var token = Params.of("token", member(tokens(), "access_token"));
    var basic = EmbeddedHost.basic();

    var active = answer(post(path, token, "Authorization", basic));
    var revoked = answer(post("/token/revoke", token, "Authorization", basic));
    var inactive = answer(post(path, token, "Authorization", basic));

    assertThat(json(active).path("active").asBoolean()).isTrue();
    assertThat(member(active, "client_id")).isEqualTo("web");
    assertThat(active.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(active.header("Cache-Control")).contains("no-store");
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(text(inactive)).isEqualTo("{\"active\":false}");
  }

  @Test
  @DisplayName("OpenID Connect Core §5.3.1: UserInfo takes a token by GET, by POST and in a form")
  void userInfo() {
    var token = member(tokens(), "access_token");
    var bearer = "Bearer " + token;

    var got = answer(get("/userinfo", "Authorization", bearer));
    var posted = answer(call("POST", "/userinfo", "", "", "Authorization", bearer));
    var form = answer(post("/userinfo", Params.of("access_token", token)));

    for (var reply : new HttpReply[] {got, posted, form}) {
      assertThat(reply.status()).isEqualTo(200);
      assertThat(member(reply, "sub")).isEqualTo("ada");
      assertThat(member(reply, "name")).isEqualTo("Ada Lovelace");
    }
  }

  @Test
  @DisplayName("RFC 9700 §4.3.2: UserInfo does not look for a token in the query")
  void noTokenInQuery() {
    var token = member(tokens(), "access_token");
    var reply = answer(get("/userinfo", Params.of("access_token", token)));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(reply.header("WWW-Authenticate").orElseThrow()).startsWith("Bearer");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "grant_type=%zz | application/x-www-form-urlencoded | 400",
        "grant_type | text/plain | 415",
        "{ | application/json | 400",
        "{\"a\":[1]} | application/json | 400",
        "a=1 | application/x-www-form-urlencoded; charset=utf-16 | 415"
      })
  @DisplayName("RFC 6749 §5.2: a body that cannot be read is an error in JSON")
  void unreadable(String body, String type, int status) {
    for (var path : new String[] {"/token", "/token/introspect", "/token/revoke", "/userinfo"}) {
      var reply = answer(call("POST", path, "", body, "Content-Type", type));

      assertThat(reply.status()).isEqualTo(status);
      assertThat(member(reply, "error")).isEqualTo("invalid_request");
      assertThat(member(reply, "error_description")).isNotEmpty();
      assertThat(reply.header("Cache-Control")).contains("no-store");
    }
  }

  @Test
  @DisplayName("RFC 9110 §15.5.14: a body beyond 64 KiB is answered 413; one of 64 KiB is read")
  void largest() {
    // Parameters of unknown names are ignored, so that only the size is at fault.
    var filler = "&a=" + "b".repeat(30_000) + "&c=" + "d".repeat(30_000) + "&e=";
    var start = "grant_type=client_credentials" + filler;
    var full = start + "f".repeat(HttpCall.LARGEST_BODY - start.length());

    assertThat(token(full).status()).isEqualTo(200);
    var refused = token(full + "g");
    assertThat(refused.status()).isEqualTo(413);
    assertThat(member(refused, "error")).isEqualTo("invalid_request");
  }

  private HttpReply token(String body) {
    return answer(
        call(
            "POST",
            "/token",
            "",
            body,
            "Content-Type",
            FORM,
            "Authorization",
            EmbeddedHost.basic()));
  }

  @Test
  @DisplayName("What is refused before a client is known looks as the issuer's error style says")
  void errorStyles() {
    var library = endpoints(new EmbeddedHost(ErrorStyle.TS_OAUTH2_SERVER));
    var plain = endpoints(new EmbeddedHost(ErrorStyle.PLAIN));
    var odd = call("POST", "/token", "", "a", "Content-Type", "text/plain");

    var inLibrary = json(library.answer(odd, ""));
    var inPlain = json(plain.answer(odd, ""));
    var wrongMethod = plain.answer(call("PUT", "/token", "", ""), "");

    assertThat(inLibrary.propertyNames())
        .containsExactly("status", "message", "error", "error_description");
    assertThat(inLibrary.path("status").asInt()).isEqualTo(415);
    assertThat(inPlain.propertyNames()).containsExactly("error");
    assertThat(text(wrongMethod)).isEqualTo("{\"error\":\"Method not allowed\"}");
  }

  @Test
  @DisplayName("A store that cannot be reached is answered 500 in JSON, with a reference alone")
  void brokenStore() {
    var server =
        AuthorizationServer.builder(withBrokenClients(host.ports().ports()))
            .enable(SupportedGrant.clientCredentials(), Duration.ofHours(1))
            .build();
    var broken =
        Endpoints.<String>builder(
                server,
                host.issuer(),
                (asked, client, request) -> new UserApproval.Step.First(HttpReply.empty(204)))
            .build();

    try (var log = new EmbeddedLog()) {
      var reply =
          broken.answer(post("/token", OWN_TOKEN, "Authorization", EmbeddedHost.basic()), "");

      assertThat(reply.status()).isEqualTo(500);
      assertThat(member(reply, "error")).isEqualTo("server_error");
      assertThat(text(reply)).contains("under ").doesNotContain("jdbc", "Exception");
      assertThat(log.records()).hasSize(1);
    }
  }

  private static Ports withBrokenClients(Ports ports) {
    return ports.toBuilder()
        .clients(
            new Clients() {
              @Override
              public Optional<Client> find(IssuerId issuer, ClientId id) {
                throw new IllegalStateException("jdbc:postgresql://admin:hunter2@db is away");
              }

              @Override
              public List<Client> withPostLogoutRedirectUri(IssuerId issuer, String uri) {
                return List.of();
              }
            })
        .build();
  }
}
