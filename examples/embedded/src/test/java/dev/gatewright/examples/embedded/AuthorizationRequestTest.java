package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Refusals.assertSentBack;
import static dev.gatewright.examples.embedded.Refusals.assertToldHere;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.ClientBuilder;
import dev.gatewright.protocol.http.UserApproval.Step;
import dev.gatewright.protocol.issuer.EngineOptions.LoopbackRule;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The authorization endpoint")
final class AuthorizationRequestTest {

  @Test
  @DisplayName(
      "RFC 6749 §4.1.2: once the user approved, the client gets a code, its state as it was and the"
          + " issuer")
  void approved() {
    try (var app = Application.started()) {
      var reply = app.authorize(WEB, "state", "a b&c=d+é/\"");

      assertThat(reply.location().toString()).startsWith(WEB.callback() + "?");
      assertThat(reply.query())
          .containsOnlyKeys("code", "state", "iss")
          .containsEntry("state", "a b&c=d+é/\"")
          .containsEntry("iss", app.issuer());
      assertThat(app.authorize(WEB, "state", "").query()).doesNotContainKey("state");
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.2.1: who refuses sends access_denied; the library tells the browser")
  void denied(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app =
        setup
            .approval((asked, client, request) -> new Step.Decided(AuthorizationDecision.deny()))
            .start()) {
      assertSentBack(app.authorize(WEB), style, "access_denied", told(401, "access_denied"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.2.1: without a client that is known nobody is sent anywhere")
  void unknownClient(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertToldHere(app.authorize(WEB, "client_id", "nobody"), style, told(401, "invalid_client"));
      assertToldHere(app.authorize(WEB, "client_id", ""), style, told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 9700 §2.1: redirect URIs are compared character by character")
  void redirectUri(ErrorStyle style) {
    var strangers =
        List.of(
            "https://evil.example/callback",
            WEB.callback() + "/",
            WEB.callback() + "?a=b",
            WEB.callback() + "/more",
            "http://localhost:3000/Callback",
            "http://localhost:3000/x/../callback",
            "http://localhost:3001/callback");
    try (var app = Application.started(style)) {
      for (var stranger : strangers) {
        assertToldHere(
            app.authorize(WEB, "redirect_uri", stranger), style, told(401, "invalid_client"));
      }
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §3.1.2: a redirect URI that is none is malformed, and not a wrong one")
  void malformedRedirectUri(ErrorStyle style) {
    try (var app = Application.started(style)) {
      for (var malformed : List.of("no uri", "/callback", WEB.callback() + "#fragment")) {
        assertToldHere(
            app.authorize(WEB, "redirect_uri", malformed), style, told(400, "invalid_request"));
      }
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §3.1.2.3: the only registered redirect URI need not be sent, one of two must be")
  void redirectUriLeftOut(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertThat(app.authorize(WEB, "redirect_uri", "").location().toString())
          .startsWith(WEB.callback() + "?code=");

      app.register(
          Client.publicClient("two")
              .redirectUris("https://two.example/a", "https://two.example/b")
              .grants(GrantType.AUTHORIZATION_CODE)
              .scopes("contacts.read"));
      assertToldHere(
          app.authorize(BROWSER, "client_id", "two", "redirect_uri", ""),
          style,
          told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 6749 §4.1.2.1: another response_type is not supported; to the library it is a grant")
  void responseType(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertSentBack(
          app.authorize(WEB, "response_type", "code id_token"),
          style,
          "unsupported_response_type",
          told(400, "unsupported_grant_type"));
      assertSentBack(
          app.authorize(WEB, "response_type", ""),
          style,
          "invalid_request",
          told(400, "unsupported_grant_type"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §3.3: a scope that the client may not have is refused")
  void scope(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertSentBack(
          app.authorize(BROWSER, "scope", "contacts.read contacts.write"),
          style,
          "invalid_scope",
          told(401, "unauthorized_scope"));
      assertSentBack(
          app.authorize(BROWSER, "scope", "contacts.read nobodys"),
          style,
          "invalid_scope",
          told(400, "invalid_scope"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 6749 §4.1.2.1: a client without the grant is unauthorized")
  void grantNotAllowed(ErrorStyle style) {
    try (var app = Application.started(style)) {
      app.register(
          Client.publicClient("browser")
              .redirectUris(BROWSER.callback())
              .grants(GrantType.REFRESH_TOKEN)
              .scopes("contacts.read"));
      assertSentBack(
          app.authorize(BROWSER), style, "unauthorized_client", told(401, "unauthorized_client"));
    }
  }

  @Test
  @DisplayName(
      "RFC 8252 §7.3: by default a native client on 127.0.0.1 or [::1] may listen on any port, and"
          + " nobody else may")
  void loopbackOfNativeClients() {
    try (var app = Application.started()) {
      app.register(
          native_("http://127.0.0.1/done", "http://[::1]:9000/done").type(ClientType.NATIVE));
      assertThat(isTaken(app, "http://127.0.0.1:51004/done")).isTrue();
      assertThat(isTaken(app, "http://[::1]:51004/done")).isTrue();
      assertThat(isTaken(app, "http://127.0.0.1:51004/other")).isFalse();
      assertThat(isTaken(app, "http://localhost:51004/done")).isFalse();

      app.register(native_("http://127.0.0.1/done"));
      assertThat(isTaken(app, "http://127.0.0.1:51004/done")).isFalse();
    }
  }

  @Test
  @DisplayName(
      "The library's rule of the port holds for every client and for localhost, which does not stand"
          + " for 127.0.0.1")
  void loopbackOfEveryClient() {
    var setup = Application.setup();
    try (var app =
        setup.engineOptions(options -> options.loopback(LoopbackRule.EVERY_CLIENT)).start()) {
      app.register(native_("http://localhost:3000/done"));
      assertThat(isTaken(app, "http://localhost:51004/done")).isTrue();
      assertThat(isTaken(app, "http://localhost/done")).isTrue();
      assertThat(isTaken(app, "http://127.0.0.1:51004/done")).isFalse();
      assertThat(isTaken(app, "http://localhost:51004/other")).isFalse();
      assertThat(isTaken(app, "https://localhost:51004/done")).isFalse();
    }
  }

  private static ClientBuilder native_(String... redirectUris) {
    return Client.publicClient("native")
        .redirectUris(redirectUris)
        .grants(GrantType.AUTHORIZATION_CODE)
        .scopes("contacts.read");
  }

  private static boolean isTaken(Application app, String redirectUri) {
    var reply = app.authorize(BROWSER, "client_id", "native", "redirect_uri", redirectUri);
    return reply.header("Location").filter(where -> where.startsWith(redirectUri)).isPresent();
  }
}
