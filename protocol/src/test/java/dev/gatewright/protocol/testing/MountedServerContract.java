package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.wire.HttpReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/// What every adapter must carry over real HTTP between its framework and the endpoints. A subclass
/// starts its framework and says how it reads a header.
///
/// @param <R> the framework's own request
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class MountedServerContract<R> {
  /// Where a subclass mounts the endpoints.
  protected static final String MOUNT = "/auth";

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String DISCOVERY = "/.well-known/openid-configuration";

  private final EmbeddedHost host = new EmbeddedHost();
  private final HttpClient http = HttpClient.newHttpClient();
  private URI base = URI.create("http://localhost");

  /// Starts the framework on a free port of a loopback address, with `endpoints` mounted below
  /// [#MOUNT].
  ///
  /// @return the address of the mount point, such as `http://127.0.0.1:45678/auth`
  protected abstract URI start(Endpoints<R> endpoints) throws Exception;

  /// Stops it.
  protected abstract void stop() throws Exception;

  /// A header field of the framework's own request, where the host's approval gets it.
  protected abstract Optional<String> header(R request, String name);

  @BeforeAll
  void mount() throws Exception {
    base = start(host.endpoints(this::decide));
  }

  @AfterAll
  void unmount() throws Exception {
    http.close();
    stop();
  }

  /// The application's session is a cookie that names the user.
  private Step decide(AuthorizationRequest asked, Client client, R request) {
    return switch (header(request, "Cookie").orElse("")) {
      case "user=ada" ->
          new Step.Decided(
              AuthorizationDecision.approve(asked, EmbeddedHost.ADA, host.clock().instant()));
      case "user=unwilling" -> new Step.Decided(AuthorizationDecision.deny());
      case "user=broken" -> throw new IllegalStateException("hunter2");
      default ->
          new Step.First(
              HttpReply.redirect("/login").with("Set-Cookie", "a=1").with("Set-Cookie", "b=2"));
    };
  }

  private HttpResponse<String> send(
      String method, String path, BodyPublisher body, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(base + path)).timeout(PATIENCE).method(method, body);
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  private HttpResponse<String> post(String path, Params form)
      throws IOException, InterruptedException {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(form.encoded()),
        "Content-Type",
        FORM,
        "Authorization",
        EmbeddedHost.basic());
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  /// Without the spaces that a framework may leave out (RFC 9110 §5.6.6).
  private static String contentType(HttpResponse<?> response) {
    return header(response, "Content-Type").replace(" ", "");
  }

  private static ObjectNode json(HttpResponse<String> response) {
    return Json.parseObject(response.body().getBytes(UTF_8))
        .orElseThrow(() -> new AssertionError(response + ": " + response.body()));
  }

  private static String member(HttpResponse<String> response, String name) {
    return Json.text(json(response), name)
        .orElseThrow(() -> new AssertionError("no " + name + " in " + response.body()));
  }

  /// The path below the mount point of an endpoint that the metadata names.
  private String endpoint(String name) throws IOException, InterruptedException {
    return member(get(DISCOVERY), name).substring(EmbeddedHost.URL.length());
  }

  private static String parameter(String location, String name) {
    for (var pair : URI.create(location).getRawQuery().split("&", -1)) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    throw new AssertionError("no " + name + " in " + location);
  }

  private HttpResponse<String> authorize(Params request, String... headers)
      throws IOException, InterruptedException {
    return get(endpoint("authorization_endpoint") + "?" + request.encoded(), headers);
  }

  @Test
  @DisplayName("A user logs in, the client redeems its code, asks about the token and ends it")
  void wholeFlow() throws Exception {
    var back = authorize(EmbeddedHost.request(), "Cookie", "user=ada");

    assertThat(back.statusCode()).isEqualTo(303);
    var location = header(back, "Location");
    assertThat(location).startsWith(EmbeddedHost.CALLBACK + "?");
    assertThat(parameter(location, "state")).isEqualTo("a&b=c d+\u00e9");
    assertThat(parameter(location, "iss")).isEqualTo(EmbeddedHost.URL);

    var tokens =
        post(endpoint("token_endpoint"), EmbeddedHost.codeRequest(parameter(location, "code")));
    assertThat(tokens.statusCode()).isEqualTo(200);
    assertThat(contentType(tokens)).isEqualTo("application/json;charset=utf-8");
    assertThat(header(tokens, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(tokens, "Pragma")).isEqualTo("no-cache");

    var access = member(tokens, "access_token");
    var user = get(endpoint("userinfo_endpoint"), "Authorization", "Bearer " + access);
    assertThat(member(user, "name")).isEqualTo("Ada Lovelace");
    assertThat(userInfoPosted(access)).isEqualTo(user.body());
    assertThat(json(post("/token_info", Params.of("token", access))).path("active").asBoolean())
        .isTrue();
    var refreshed =
        post(
            "/token",
            Params.of("grant_type", "refresh_token")
                .with("refresh_token", member(tokens, "refresh_token")));
    assertThat(refreshed.statusCode()).isEqualTo(200);
    assertThat(post(endpoint("revocation_endpoint"), Params.of("token", access)).statusCode())
        .isEqualTo(200);
    assertThat(post(endpoint("introspection_endpoint"), Params.of("token", access)).body())
        .isEqualTo("{\"active\":false}");
  }

  /// OpenID Connect Core §5.3.1: with the token in the header, a POST has neither body nor type.
  private String userInfoPosted(String access) throws Exception {
    var bearer = "Bearer " + access;
    return send(
            "POST", endpoint("userinfo_endpoint"), BodyPublishers.noBody(), "Authorization", bearer)
        .body();
  }

  @Test
  @DisplayName("RFC 7517 §5: the key set holds the key that signed the access token")
  void keySet() throws Exception {
    var tokens = post("/token", Params.of("grant_type", "client_credentials"));
    var kid = Tokens.header(member(tokens, "access_token")).path("kid").asString();

    assertThat(get(endpoint("jwks_uri")).body()).contains("\"kid\":\"" + kid + '"');
  }

  @Test
  @DisplayName("Whoever is not logged in gets the host's answer, every header of it")
  void hostFirst() throws Exception {
    var reply = authorize(EmbeddedHost.request());

    assertThat(reply.statusCode()).isEqualTo(303);
    assertThat(URI.create(base + "/authorize").resolve(header(reply, "Location")))
        .isEqualTo(base.resolve("/login"));
    assertThat(reply.headers().allValues("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  @DisplayName("A user who says no sends access_denied")
  void denied() throws Exception {
    var reply = authorize(EmbeddedHost.request(), "Cookie", "user=unwilling");

    assertThat(parameter(header(reply, "Location"), "error")).isEqualTo("access_denied");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: an authorization request may be posted")
  void posted() throws Exception {
    var posted = post("/authorize", EmbeddedHost.request());
    assertThat(posted.statusCode()).isEqualTo(303);

    var target = URI.create(base + "/authorize").resolve(header(posted, "Location"));
    var below = target.toString().substring(base.toString().length());
    var reply = get(below, "Cookie", "user=ada");
    assertThat(parameter(header(reply, "Location"), "state")).isEqualTo("a&b=c d+\u00e9");
  }

  @Test
  @DisplayName("RFC 6749 §3.1: a repeated parameter arrives as one, and is refused on a page")
  void repeated() throws Exception {
    var reply = authorize(EmbeddedHost.request().again("client_id", "web"), "Cookie", "user=ada");

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(contentType(reply)).isEqualTo("text/html;charset=utf-8");
    assertThat(header(reply, "Content-Security-Policy")).contains("default-src 'none'");
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: a token request is its body alone, whatever its query says")
  void queryOfTokenRequest() throws Exception {
    var request = Params.of("grant_type", "client_credentials").with("scope", "notes");

    var reply = post("/token?scope=profile&scope=openid", request);

    assertThat(member(reply, "scope")).isEqualTo("notes");
  }

  @Test
  @DisplayName("A token request may be JSON")
  void jsonBody() throws Exception {
    var reply =
        send(
            "POST",
            "/token",
            BodyPublishers.ofString("{\"grant_type\":\"client_credentials\"}"),
            "Content-Type",
            "application/json",
            "Authorization",
            EmbeddedHost.basic());

    assertThat(member(reply, "token_type")).isEqualTo("Bearer");
  }

  @Test
  @DisplayName("Every value of a repeated header arrives: two credentials are refused")
  void repeatedHeader() throws Exception {
    var basic = EmbeddedHost.basic();
    var reply =
        send(
            "POST",
            "/token",
            BodyPublishers.ofString("grant_type=client_credentials"),
            "Content-Type",
            FORM,
            "Authorization",
            basic,
            "Authorization",
            basic);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(member(reply, "error")).isEqualTo("invalid_request");
  }

  @Test
  @DisplayName("RFC 6749 §5.2: a client that failed to authenticate is challenged")
  void challenge() throws Exception {
    var reply =
        send(
            "POST",
            "/token",
            BodyPublishers.ofString("grant_type=client_credentials"),
            "Content-Type",
            FORM,
            "Authorization",
            "Basic d2ViOndyb25n");

    assertThat(reply.statusCode()).isEqualTo(401);
    assertThat(header(reply, "WWW-Authenticate")).startsWith("Basic ");
  }

  @Test
  @DisplayName("A preflight is answered for the allowed origin, and the metadata is open to all")
  void cors() throws Exception {
    var preflight =
        send(
            "OPTIONS",
            "/token",
            BodyPublishers.noBody(),
            "Origin",
            EmbeddedHost.ORIGIN,
            "Access-Control-Request-Method",
            "POST");

    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(header(preflight, "Access-Control-Allow-Origin")).isEqualTo(EmbeddedHost.ORIGIN);
    assertThat(header(preflight, "Access-Control-Allow-Methods")).isEqualTo("POST, OPTIONS");
    assertThat(header(preflight, "Allow")).isEqualTo("POST, OPTIONS");
    var metadata = get(DISCOVERY, "Origin", "https://anywhere.test");
    assertThat(header(metadata, "Access-Control-Allow-Origin")).isEqualTo("*");
  }

  @Test
  @DisplayName(
      "RFC 9110 §15.5.14: a body beyond 64 KiB is answered 413, announced or in chunks, and not kept")
  void oversized() throws Exception {
    var body = ("a=" + "b".repeat(HttpCall.READ_AT_MOST)).getBytes(UTF_8);
    var chunks = BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body));

    for (var publisher : List.of(BodyPublishers.ofByteArray(body), chunks)) {
      var reply = send("POST", "/token", publisher, "Content-Type", FORM);
      assertThat(reply.statusCode()).isEqualTo(413);
      assertThat(member(reply, "error")).isEqualTo("invalid_request");
    }
    assertThat(get(DISCOVERY).statusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("RFC 9110 §15.5.6: another method is answered 405, and told which are allowed")
  void wrongMethod() throws Exception {
    var reply = send("PUT", "/token", BodyPublishers.ofString("a=1"), "Content-Type", FORM);

    assertThat(reply.statusCode()).isEqualTo(405);
    assertThat(header(reply, "Allow")).isEqualTo("POST, OPTIONS");
  }

  @Test
  @DisplayName("RFC 9110 §9.3.2: HEAD is answered like GET, with the length of the body alone")
  void head() throws Exception {
    var length = get(DISCOVERY).body().getBytes(UTF_8).length;
    var head = send("HEAD", DISCOVERY, BodyPublishers.noBody());

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(length));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "/nothing", "/token/", "/tok%65n", "x/token"})
  @DisplayName("A path that is not served is answered 404; none is decoded to find one that is")
  void unknownPath(String path) throws Exception {
    assertThat(get(path).statusCode()).isEqualTo(404);
  }

  @Test
  @DisplayName("A failure is answered 500, and what failed is not told")
  void failure() throws Exception {
    var reply = authorize(EmbeddedHost.request(), "Cookie", "user=broken");

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(reply.body()).contains("under ").doesNotContain("hunter2", "IllegalState");
  }
}
