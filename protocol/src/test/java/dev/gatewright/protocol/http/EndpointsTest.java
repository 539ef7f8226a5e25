package dev.gatewright.protocol.http;

import static dev.gatewright.protocol.http.Calls.call;
import static dev.gatewright.protocol.http.Calls.get;
import static dev.gatewright.protocol.http.Calls.post;
import static dev.gatewright.protocol.http.Calls.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.wire.HttpReply;
import java.util.List;
import java.util.Set;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Endpoints")
final class EndpointsTest {
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final EmbeddedHost host = new EmbeddedHost();
  private final Endpoints<String> endpoints = host.endpoints(EndpointsTest::fails);

  private static UserApproval.Step fails(Object asked, Object client, String request) {
    throw new IllegalStateException("the password of the store is hunter2");
  }

  private HttpReply answer(HttpCall call) {
    return endpoints.answer(call, "the framework's request");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/authorize",
        "/token",
        "/token/introspect",
        "/token/revoke",
        "/userinfo",
        "/jwks",
        DISCOVERY,
        "/.well-known/oauth-authorization-server",
        "/token_info"
      })
  @DisplayName("The paths of the issuer, both addresses of the metadata and aliases are served")
  void serves(String path) {
    assertThat(endpoints.serves(path)).isTrue();
    assertThat(answer(call("OPTIONS", path, "", "")).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/token/", "/TOKEN", "/tok%65n", "//token", "/login", "/logout"})
  @DisplayName("Any other path is answered 404 with nothing, for the application to go on")
  void unknownPath(String path) {
    var reply = answer(get(path));

    assertThat(endpoints.serves(path)).isFalse();
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.headers()).isEmpty();
    assertThat(reply.body()).isEmpty();
  }

  @Test
  @DisplayName("An alias that something else stands at, or that is no path, is a mistake told")
  void wrongAlias() {
    var builder = Endpoints.builder(host.server(), host.issuer(), EndpointsTest::fails);

    assertThatThrownBy(() -> builder.alias(Endpoint.REVOCATION, "/token"))
        .hasMessage("/token is the path of TOKEN already: give REVOCATION another one");
    assertThatThrownBy(() -> builder.alias(Endpoint.TOKEN, "token"))
        .hasMessageContaining("must begin with a slash");
    assertThatThrownBy(() -> builder.alias(Endpoint.END_SESSION, "/logout"))
        .hasMessageContaining("logout is the application's own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET | /token | POST, OPTIONS",
        "HEAD | /token/revoke | POST, OPTIONS",
        "PUT | /userinfo | GET, HEAD, POST, OPTIONS",
        "POST | /jwks | GET, HEAD, OPTIONS",
        "DELETE | /authorize | GET, HEAD, POST, OPTIONS",
        "get | /userinfo | GET, HEAD, POST, OPTIONS"
      })
  @DisplayName("RFC 9110 §15.5.6: another method is answered 405, and told which are allowed")
  void wrongMethod(String method, String path, String allow) {
    var reply = answer(call(method, path, "", ""));

    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).contains(allow);
  }

  @Test
  @DisplayName("RFC 9110 §9.3.2: HEAD is answered like GET, with the length of the body alone")
  void head() {
    var got = answer(get(DISCOVERY));
    var head = answer(call("HEAD", DISCOVERY, "", ""));

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.header("Content-Length")).contains(Integer.toString(got.body().length));
    assertThat(head.headers()).containsAll(got.headers());
  }

  @Test
  @DisplayName("RFC 9110 §9.3.2: an error has no body either where HEAD was asked")
  void headOfError() {
    var head = answer(call("HEAD", "/token", "", ""));

    assertThat(head.status()).isEqualTo(405);
    assertThat(head.body()).isEmpty();
  }

  @Test
  @DisplayName("The metadata and the key set are JSON that every page may read and keep a while")
  void documents() {
    var discovery = answer(get(DISCOVERY, "Origin", "https://anywhere.test"));
    var keys = answer(get("/jwks"));

    assertThat(text(discovery)).contains("\"issuer\":\"" + EmbeddedHost.URL + '"');
    assertThat(discovery.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(keys.header("Content-Type")).contains("application/jwk-set+json");
    assertThat(text(keys)).startsWith("{\"keys\":[").doesNotContain("\"d\":");
    for (var reply : List.of(discovery, keys)) {
      assertThat(reply.header("Access-Control-Allow-Origin")).contains("*");
      assertThat(reply.header("Cache-Control")).contains("public, max-age=300");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/token", "/token/revoke", "/userinfo"})
  @DisplayName("A preflight from an allowed origin is told what it may send; another is not")
  void preflight(String path) {
    var allowed = answer(call("OPTIONS", path, "", "", "Origin", EmbeddedHost.ORIGIN));
    var foreign = answer(call("OPTIONS", path, "", "", "Origin", "https://evil.test"));

    assertThat(allowed.header("Access-Control-Allow-Origin")).contains(EmbeddedHost.ORIGIN);
    assertThat(allowed.header("Access-Control-Allow-Methods").orElseThrow()).contains("POST");
    assertThat(allowed.header("Access-Control-Allow-Headers"))
        .contains("Authorization, Content-Type");
    assertThat(allowed.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(foreign.status()).isEqualTo(204);
    assertThat(foreign.headers()).noneMatch(h -> h.name().startsWith("Access-Control"));
    for (var reply : List.of(allowed, foreign)) {
      assertThat(reply.header("Vary")).contains("Origin");
    }
  }

  @Test
  @DisplayName("Answers, errors too, can be read by pages of allowed origins alone")
  void cors() {
    var allowed = answer(post("/token", Params.none(), "Origin", EmbeddedHost.ORIGIN));
    var foreign = answer(post("/token", Params.none(), "Origin", "https://evil.test"));

    assertThat(allowed.status()).isEqualTo(401);
    assertThat(allowed.header("Access-Control-Allow-Origin")).contains(EmbeddedHost.ORIGIN);
    assertThat(allowed.header("Access-Control-Expose-Headers"))
        .contains("WWW-Authenticate, Retry-After, X-Request-Id");
    assertThat(foreign.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(foreign.header("Vary")).contains("Origin");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/authorize", "/token/introspect", "/token_info"})
  @DisplayName("RFC 9700 §2.6: neither authorization nor introspection is for pages of other sites")
  void noCors(String path) {
    for (var method : List.of("OPTIONS", "GET", "POST")) {
      assertThat(answer(call(method, path, "", "", "Origin", EmbeddedHost.ORIGIN)).headers())
          .noneMatch(header -> header.name().startsWith("Access-Control"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://spa.test/", "spa.test", "*", "null", "https://", ""})
  @DisplayName("An allowed origin that no browser would send is a mistake told")
  void wrongOrigin(String origin) {
    var builder = Endpoints.builder(host.server(), host.issuer(), EndpointsTest::fails);

    assertThatThrownBy(() -> builder.allowedOrigins(Set.of(origin)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("write scheme, host and port alone");
  }

  @Test
  @DisplayName("A failure is answered 500 with a reference alone, and logged once under it")
  void failure() {
    try (var log = new EmbeddedLog()) {
      var reply = answer(get("/authorize", EmbeddedHost.request()));

      assertThat(reply.status()).isEqualTo(500);
      assertThat(text(reply)).doesNotContain("hunter2", "IllegalState");
      assertThat(log.records()).hasSize(1);
      var record = log.records().getFirst();
      assertThat(record.getMessage())
          .matches("request failed: reference [2-9A-Z]{8}, issuer main, AUTHORIZATION");
      assertThat(text(reply)).contains(record.getMessage().substring(26, 34));
      assertThat(record.getThrown()).hasMessageContaining("hunter2");
    }
  }

  @Test
  @DisplayName("A refusal is logged with its reason, for whoever asks for it, and without a secret")
  void refusalLogged() {
    try (var log = new EmbeddedLog()) {
      answer(post("/token", Params.of("client_id", "web").with("client_secret", "hunter2")));
      answer(get("/authorize", Params.of("client_id", "hunter2")));
      answer(get("/token"));

      assertThat(log.records())
          .extracting(LogRecord::getMessage)
          .containsExactly(
              "request refused: client.secret, issuer main, TOKEN; " + Reason.CLIENT_SECRET.cure(),
              "request refused: authorize.client_unknown, issuer main, AUTHORIZATION; "
                  + Reason.AUTHORIZE_CLIENT_UNKNOWN.cure(),
              "request refused: request.method, issuer main, TOKEN; "
                  + Reason.REQUEST_METHOD.cure());
    }
  }

  @Test
  @DisplayName("No value becomes a header of its own, and nothing prints credentials")
  void values() {
    var reply = HttpReply.empty(200).with("Set-Cookie", "session=hidden");

    assertThatThrownBy(() -> reply.with("X", "a\r\nSet-Cookie: b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> reply.with("X: a\r\nY", "b"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HttpReply.empty(100)).isInstanceOf(IllegalArgumentException.class);
    assertThat(reply.toString()).contains("Set-Cookie").doesNotContain("hidden");
    assertThat(call("GET", "/token", "code=hidden", "hidden", "Authorization", "hidden").toString())
        .isEqualTo("HttpCall[GET /token]");
  }
}
