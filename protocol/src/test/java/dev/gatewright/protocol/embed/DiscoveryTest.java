package dev.gatewright.protocol.embed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.token.SupportedGrant;
import dev.gatewright.protocol.token.TokenExchangeProcessor.Decision;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

@DisplayName("The metadata of an embedded server")
final class DiscoveryTest {
  private static ObjectNode metadataOf(SupportedGrant... grants) {
    return new Application(
            b -> {
              List.of(grants).forEach(grant -> b.enable(grant, Application.HOUR));
              return b;
            })
        .metadata();
  }

  private static ObjectNode metadataWith(EngineOptions.Builder options) {
    return new Application(b -> Application.usualGrants(b).options(options.build())).metadata();
  }

  private static List<String> texts(ObjectNode document, String name) {
    return document.path(name).valueStream().map(n -> n.stringValue()).toList();
  }

  @Test
  @DisplayName("RFC 8414 §2: exactly the grants that are enabled, in the order they were")
  void grants() {
    var document =
        metadataOf(
            SupportedGrant.authorizationCode(),
            SupportedGrant.implicit(),
            SupportedGrant.password((issuer, client, name, password) -> Optional.empty()),
            SupportedGrant.tokenExchange(exchange -> new Decision.Refused("never")),
            SupportedGrant.custom(new BadgeGrant(BadgeGrant.BADGE)));

    assertThat(texts(document, "grant_types_supported"))
        .containsExactly(
            "authorization_code",
            "implicit",
            "password",
            "urn:ietf:params:oauth:grant-type:token-exchange",
            "custom:badge");
    assertThat(texts(document, "response_types_supported")).containsExactly("code", "token");
    assertThat(texts(metadataOf(SupportedGrant.authorizationCode()), "response_types_supported"))
        .containsExactly("code");
  }

  @Test
  @DisplayName("RFC 8414 §2: without a grant that begins at it there is no authorization endpoint")
  void noAuthorizationEndpoint() {
    var document = metadataOf(SupportedGrant.clientCredentials());

    assertThat(document.propertyNames())
        .doesNotContain(
            "authorization_endpoint",
            "response_modes_supported",
            "code_challenge_methods_supported",
            "prompt_values_supported",
            "authorization_response_iss_parameter_supported")
        .contains("token_endpoint", "response_types_supported");
    assertThat(texts(document, "response_types_supported")).isEmpty();
  }

  @Test
  @DisplayName(
      "RFC 8414 §2: a server of the implicit grant alone names no token endpoint, nor PKCE")
  void implicitAlone() {
    assertThat(metadataOf(SupportedGrant.implicit()).propertyNames())
        .contains("authorization_endpoint")
        .doesNotContain(
            "token_endpoint",
            "token_endpoint_auth_methods_supported",
            "code_challenge_methods_supported");
  }

  @Test
  @DisplayName("RFC 7636 §6.2: plain is advertised where it is taken, and nowhere else")
  void challengeMethods() {
    assertThat(texts(Application.usual().metadata(), "code_challenge_methods_supported"))
        .containsExactly("S256");
    assertThat(
            texts(
                metadataWith(EngineOptions.builder().requiresS256(false)),
                "code_challenge_methods_supported"))
        .containsExactly("S256", "plain");
  }

  @Test
  @DisplayName(
      "RFC 8414 §2: introspection without authentication is told, where the option says so")
  void authMethods() {
    var name = "introspection_endpoint_auth_methods_supported";

    assertThat(texts(Application.usual().metadata(), name))
        .contains("client_secret_basic")
        .doesNotContain("none");
    assertThat(
            texts(
                metadataWith(
                    EngineOptions.builder().introspectionRequiresConfidentialClient(false)),
                name))
        .contains("none");
    assertThat(texts(metadataWith(EngineOptions.builder().authenticateIntrospect(false)), name))
        .contains("none");
    assertThat(texts(Application.usual().metadata(), "token_endpoint_auth_methods_supported"))
        .contains("none", "client_secret_basic", "client_secret_post");
  }

  @Test
  @DisplayName(
      "RFC 8414 §2: an endpoint without a path is not listed, nor how to authenticate there")
  void endpointsWithoutPath() {
    var paths =
        EndpointPaths.EMBEDDED
            .without(Endpoint.INTROSPECTION)
            .without(Endpoint.REVOCATION)
            .without(Endpoint.USERINFO)
            .with(Endpoint.TOKEN, "/v1/token");
    var document =
        new Application(Application::usualGrants, issuer -> issuer.endpoints(paths)).metadata();

    assertThat(document.propertyNames())
        .noneMatch(name -> name.startsWith("introspection_") || name.startsWith("revocation_"))
        .doesNotContain("userinfo_endpoint", "end_session_endpoint");
    assertThat(document.path("token_endpoint").stringValue())
        .isEqualTo("http://localhost:3000/v1/token");
  }

  @Test
  @DisplayName("RFC 8414 §3.2: members without elements are left out")
  void emptyMembers() {
    assertThat(Application.usual().metadata().propertyNames())
        .doesNotContain("acr_values_supported", "ui_locales_supported");
    var document =
        new Application(
                b -> Application.usualGrants(b).acrValues(List.of("gold")).uiLocales(List.of("de")))
            .metadata();
    assertThat(texts(document, "acr_values_supported")).containsExactly("gold");
    assertThat(texts(document, "ui_locales_supported")).containsExactly("de");
  }

  @Test
  @DisplayName("RFC 8414 §2: the host adds members of its own, and replaces none of ours")
  void furtherMembers() {
    var document =
        metadataWith(
            EngineOptions.builder()
                .metadata("service_documentation", "https://docs.test")
                .metadata("end_session_endpoint", "http://localhost:3000/bye")
                .metadata("issuer", "https://evil.test")
                .metadata("jwks_uri", "https://evil.test/jwks")
                .metadata("grant_types_supported", List.of("password")));

    assertThat(document.path("service_documentation").stringValue()).isEqualTo("https://docs.test");
    assertThat(document.path("end_session_endpoint").stringValue())
        .isEqualTo("http://localhost:3000/bye");
    assertThat(document.path("issuer").stringValue()).isEqualTo("http://localhost:3000");
    assertThat(document.path("jwks_uri").stringValue()).isEqualTo("http://localhost:3000/jwks");
    assertThat(texts(document, "grant_types_supported")).doesNotContain("password");
  }
}
