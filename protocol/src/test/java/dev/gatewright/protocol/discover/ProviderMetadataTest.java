package dev.gatewright.protocol.discover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.issuer.EndpointPaths;
import dev.gatewright.protocol.issuer.Issuer.ParameterlessLogout;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

@DisplayName("Provider metadata")
final class ProviderMetadataTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::stringValue).toList();
  }

  @Test
  @DisplayName("OpenID Connect Discovery §3: every required member, and the issuer byte for byte")
  void requiredMembers() {
    var document = acme.metadata();

    assertThat(document.path("issuer").stringValue()).isEqualTo("https://id.test/acme");
    assertThat(document.propertyNames())
        .contains(
            "authorization_endpoint",
            "token_endpoint",
            "jwks_uri",
            "response_types_supported",
            "subject_types_supported",
            "id_token_signing_alg_values_supported");
    assertThat(texts(document.path("id_token_signing_alg_values_supported"))).contains("RS256");
    assertThat(texts(document.path("response_types_supported"))).containsExactly("code");
    assertThat(texts(document.path("scopes_supported")))
        .contains("openid", "offline_access", "projects:read", "projects:write");
  }

  @Test
  @DisplayName("RFC 9700 §2.1.1: PKCE is advertised with S256 alone; RFC 9207 §3: so is iss")
  void securityMembers() {
    var document = acme.metadata();

    assertThat(texts(document.path("code_challenge_methods_supported"))).containsExactly("S256");
    assertThat(document.path("authorization_response_iss_parameter_supported").booleanValue())
        .isTrue();
    assertThat(document.path("request_uri_parameter_supported").booleanValue()).isFalse();
    assertThat(texts(document.path("grant_types_supported")))
        .containsExactly("authorization_code", "refresh_token", "client_credentials");
    assertThat(texts(document.path("introspection_endpoint_auth_methods_supported")))
        .doesNotContain("none");
    assertThat(texts(document.path("token_endpoint_auth_signing_alg_values_supported")))
        .isNotEmpty()
        .doesNotContain("none");
  }

  @Test
  @DisplayName("RFC 8414 §2: all endpoints lie below the issuer, at the addresses of its style")
  void endpoints() {
    var authpi =
        engine.tenant(
            EngineInMemory.issuer("acme", ParameterlessLogout.CONFIRM, EndpointPaths.AUTHPI));

    assertThat(acme.metadata().path("token_endpoint").stringValue())
        .isEqualTo("https://id.test/acme/oauth2/token");
    assertThat(acme.metadata().path("end_session_endpoint").stringValue())
        .isEqualTo("https://id.test/acme/oauth2/end_session");
    assertThat(authpi.metadata().path("authorization_endpoint").stringValue())
        .isEqualTo("https://id.test/acme/authorize");
    assertThat(authpi.metadata().path("jwks_uri").stringValue())
        .isEqualTo("https://id.test/acme/jwks.json");
    assertThat(authpi.metadata().path("end_session_endpoint").stringValue())
        .isEqualTo("https://id.test/acme/logout");
  }

  @Test
  @DisplayName(
      "RFC 7517 §4, §5: a key of each algorithm, RSA first and OKP last, and nothing private")
  void keySet() {
    var keys = acme.keySet().path("keys");

    assertThat(keys.valueStream().map(key -> key.path("alg").stringValue()))
        .containsExactly("RS256", "ES256", "EdDSA");
    for (JsonNode key : keys) {
      assertThat(key.propertyNames())
          .contains("kid", "kty", "use")
          .doesNotContain("d", "p", "q", "dp", "dq", "qi", "k");
    }
    assertThat(engine.tenant("other").keySet()).isNotEqualTo(acme.keySet());
  }
}
