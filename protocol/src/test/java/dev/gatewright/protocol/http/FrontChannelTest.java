package dev.gatewright.protocol.http;

import static dev.gatewright.protocol.http.Calls.call;
import static dev.gatewright.protocol.http.Calls.get;
import static dev.gatewright.protocol.http.Calls.post;
import static dev.gatewright.protocol.http.Calls.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.wire.HttpReply;
import java.net.URI;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.logging.Level;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The authorization endpoint of an embedded server")
final class FrontChannelTest {
  /// What the application's session says of whoever sends a request.
  private enum Visitor {
    STRANGER,
    ADA,
    FORGOTTEN,
    UNWILLING
  }

  private final EmbeddedHost host = new EmbeddedHost();
  private final List<AuthorizationRequest> asked = new ArrayList<>();
  private final Endpoints<Visitor> endpoints = host.endpoints(this::decide);

  private Step decide(AuthorizationRequest request, Client client, Visitor visitor) {
    asked.add(request);
    assertThat(client.id().value()).isEqualTo("web");
    return switch (visitor) {
      case STRANGER -> new Step.First(HttpReply.redirect("/login"));
      case ADA ->
          new Step.Decided(
              AuthorizationDecision.approve(request, EmbeddedHost.ADA, host.clock().instant()));
      case FORGOTTEN ->
          new Step.Decided(
              AuthorizationDecision.approve(
                  request, new SubjectId("nobody"), host.clock().instant()));
      case UNWILLING -> new Step.Decided(AuthorizationDecision.deny());
    };
  }

  private HttpReply authorize(Params request, Visitor visitor) {
    return endpoints.answer(get("/authorize", request), visitor);
  }

  private static String location(HttpReply reply) {
    return reply.header("Location").orElseThrow();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: once the user approved, the client gets a code and its own state")
  void approved() {
    var reply = authorize(EmbeddedHost.request(), Visitor.ADA);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(location(reply))
        .startsWith(EmbeddedHost.CALLBACK + "?code=")
        .contains("&state=a%26b%3Dc+d%2B%C3%A9")
        .contains("&iss=https%3A%2F%2Fapp.test%2Fauth");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
  }

  @Test
  @DisplayName("What the host wants to come first goes to the browser as it is")
  void first() {
    var reply = authorize(EmbeddedHost.request(), Visitor.STRANGER);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(location(reply)).isEqualTo("/login");
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: a user who says no sends access_denied")
  void denied() {
    assertThat(location(authorize(EmbeddedHost.request(), Visitor.UNWILLING)))
        .startsWith(EmbeddedHost.CALLBACK + "?error=access_denied&");
  }

  @Test
  @DisplayName("A user whom the Subjects port does not find is refused, and the log names the cure")
  void forgotten() {
    try (var log = new EmbeddedLog()) {
      assertThat(location(authorize(EmbeddedHost.request(), Visitor.FORGOTTEN)))
          .startsWith(EmbeddedHost.CALLBACK + "?error=access_denied&");

      assertThat(log.records())
          .singleElement()
          .satisfies(record -> assertThat(record.getLevel()).isEqualTo(Level.WARNING))
          .satisfies(record -> assertThat(record.getMessage()).contains("Subjects.find"));
    }
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: an invalid request goes back to the client; nobody is asked")
  void invalid() {
    var reply = authorize(EmbeddedHost.request().without("code_challenge"), Visitor.ADA);

    assertThat(location(reply)).startsWith(EmbeddedHost.CALLBACK + "?error=invalid_request&");
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2.1: without a trusted redirect URI the user is told on a safe page")
  void untrusted() {
    for (var request :
        List.of(
            EmbeddedHost.request().with("client_id", "<script>alert(1)</script>"),
            EmbeddedHost.request().with("redirect_uri", "https://evil.test/"),
            EmbeddedHost.request().again("client_id", "web"))) {
      var reply = authorize(request, Visitor.ADA);

      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.header("Location")).isEmpty();
      assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
      assertThat(reply.header("X-Frame-Options")).contains("DENY");
      assertThat(reply.header("Content-Security-Policy").orElseThrow())
          .contains("default-src 'none'", "frame-ancestors 'none'", "form-action 'none'");
      assertThat(text(reply)).contains("Reason: <code>").doesNotContain("<script", "evil.test");
    }
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName("A query that cannot be read is told to the user, not guessed at")
  void unreadable() {
    var reply = endpoints.answer(call("GET", "/authorize", "client_id=%zz", ""), Visitor.ADA);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(text(reply)).contains("percent sign").contains("request.malformed");
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: a POST becomes a GET of the same address")
  void posted() {
    var reply = endpoints.answer(post("/authorize", EmbeddedHost.request()), Visitor.ADA);

    assertThat(reply.status()).isEqualTo(303);
    assertThat(asked).isEmpty();
    var target = URI.create(EmbeddedHost.URL + "/authorize").resolve(location(reply));
    assertThat(target.getPath()).isEqualTo("/auth/authorize");
    var followed =
        endpoints.answer(call("GET", "/authorize", target.getRawQuery(), ""), Visitor.ADA);
    assertThat(location(followed)).contains("?code=", "&state=a%26b%3Dc+d%2B%C3%A9");
  }

  @Test
  @DisplayName("A POST that is no form, or too long for an address, is told to the user")
  void unreadablePost() {
    var odd = call("POST", "/authorize", "", "x", "Content-Type", "text/plain");
    var tooLong = post("/authorize", EmbeddedHost.request().with("state", "s".repeat(9_000)));

    assertThat(endpoints.answer(odd, Visitor.ADA).status()).isEqualTo(415);
    assertThat(endpoints.answer(tooLong, Visitor.ADA).status()).isEqualTo(413);
    assertThat(asked).isEmpty();
  }

  @Test
  @DisplayName(
      "Form Post Response Mode §2: the response is a form, escaped, with a button, whose one script"
          + " the policy names")
  void formPost() throws Exception {
    var request =
        EmbeddedHost.request().with("response_mode", "form_post").with("state", "\"><b>'&");
    var reply = authorize(request, Visitor.ADA);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(text(reply))
        .contains("<form method=\"post\" action=\"" + EmbeddedHost.CALLBACK + "\">")
        .contains("name=\"state\" value=\"&quot;&gt;&lt;b&gt;&#39;&amp;\"")
        .contains("name=\"code\" value=\"")
        .contains("<button>");
    var script = Pattern.compile("<script>(.*?)</script>").matcher(text(reply));
    assertThat(script.find()).isTrue();
    var hash = MessageDigest.getInstance("SHA-256").digest(script.group(1).getBytes(UTF_8));
    assertThat(reply.header("Content-Security-Policy").orElseThrow())
        .contains("default-src 'none'")
        .contains("script-src 'sha256-" + Base64.getEncoder().encodeToString(hash) + "'")
        .doesNotContain("unsafe");
  }

  @Test
  @DisplayName("In the style of that library, errors are JSON and never go to the client")
  void libraryStyle() {
    var library =
        new EmbeddedHost(ErrorStyle.TS_OAUTH2_SERVER)
            .endpoints(
                (request, client, visitor) -> new Step.Decided(AuthorizationDecision.deny()));
    var replies =
        List.of(
            library.answer(get("/authorize", EmbeddedHost.request()), Visitor.UNWILLING),
            library.answer(get("/authorize", Params.none()), Visitor.ADA),
            library.answer(call("GET", "/authorize", "a=%", ""), Visitor.ADA));

    for (var reply : replies) {
      assertThat(reply.header("Location")).isEmpty();
      assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
      var body = Json.parseObject(reply.body()).orElseThrow();
      assertThat(body.propertyNames())
          .containsExactly("status", "message", "error", "error_description");
      assertThat(body.path("status").asInt()).isEqualTo(reply.status());
    }
  }
}
