package dev.gatewright.protocol.discover;

import dev.gatewright.protocol.EndpointPaths.Endpoint;
import dev.gatewright.protocol.Issuer;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.issue.HostPolicy;
import dev.gatewright.protocol.issue.SubjectClaims;
import dev.gatewright.protocol.json.Json;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.ResponseType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Discovery and authorization server metadata, exactly what is on (OpenID Connect Discovery §3,
/// RFC 8414 §2), and the key set.
public final class ProviderMetadata {
  private static final List<String> ASSERTION_ALGORITHMS =
      List.of(
          "ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA",
          "HS256", "HS384", "HS512");

  private final SigningKeys keys;
  private final List<String> acrValues;
  private final List<String> uiLocales;
  private final HostPolicy host;

  public ProviderMetadata(
      SigningKeys keys, List<String> acrValues, List<String> uiLocales, HostPolicy host) {
    this.keys = keys;
    this.acrValues = List.copyOf(acrValues);
    this.uiLocales = List.copyOf(uiLocales);
    this.host = host;
  }

  /// The metadata document as UTF-8 JSON.
  public byte[] document(Issuer issuer) {
    var doc = Json.object();
    doc.put("issuer", issuer.url());
    addEndpoints(doc, issuer);
    doc.set(
        "response_types_supported",
        Json.array(
            Arrays.stream(ResponseType.values())
                .filter(type -> host.supports(type.grantType()))
                .map(ResponseType::wire)
                .toList()));
    doc.set(
        "response_modes_supported",
        Json.array(Arrays.stream(ResponseMode.values()).map(ResponseMode::wire).toList()));
    doc.set(
        "grant_types_supported",
        Json.array(host.lifetimes().keySet().stream().map(GrantType::value).toList()));
    doc.set("subject_types_supported", Json.array(List.of("public")));
    doc.set(
        "id_token_signing_alg_values_supported",
        Json.array(
            Stream.of(Algorithm.RS256, Algorithm.ES256, Algorithm.EDDSA)
                .map(Algorithm::joseName)
                .toList()));
    doc.set("scopes_supported", Json.array(scopes(issuer)));
    doc.set("claims_supported", Json.array(claims()));
    doc.set(
        "code_challenge_methods_supported",
        Json.array(host.options().requiresS256() ? List.of("S256") : List.of("S256", "plain")));
    doc.set(
        "prompt_values_supported",
        Json.array(Arrays.stream(Prompt.values()).map(Prompt::wire).toList()));
    doc.set("display_values_supported", Json.array(List.of("page")));
    doc.set("claim_types_supported", Json.array(List.of("normal")));
    doc.set("acr_values_supported", Json.array(acrValues));
    doc.set("ui_locales_supported", Json.array(uiLocales));
    doc.put("claims_parameter_supported", true);
    doc.put("request_parameter_supported", false);
    doc.put("request_uri_parameter_supported", false);
    doc.put("authorization_response_iss_parameter_supported", true);
    addAuthMethods(doc);
    host.options()
        .metadata()
        .forEach((name, value) -> {
          if (!doc.has(name)) {
            doc.set(name, Json.node(value));
          }
        });
    return Json.bytes(doc);
  }

  private static void addEndpoints(ObjectNode doc, Issuer issuer) {
    addEndpoint(doc, "authorization_endpoint", issuer, Endpoint.AUTHORIZATION);
    addEndpoint(doc, "token_endpoint", issuer, Endpoint.TOKEN);
    addEndpoint(doc, "userinfo_endpoint", issuer, Endpoint.USERINFO);
    addEndpoint(doc, "jwks_uri", issuer, Endpoint.JWKS);
    addEndpoint(doc, "introspection_endpoint", issuer, Endpoint.INTROSPECTION);
    addEndpoint(doc, "revocation_endpoint", issuer, Endpoint.REVOCATION);
    addEndpoint(doc, "end_session_endpoint", issuer, Endpoint.END_SESSION);
  }

  private static void addEndpoint(ObjectNode doc, String name, Issuer issuer, Endpoint endpoint) {
    issuer.endpoint(endpoint).ifPresent(url -> doc.put(name, url));
  }

  private static List<String> scopes(Issuer issuer) {
    return Stream.concat(
            Issuer.STANDARD_SCOPES.tokens().stream(), issuer.scopes().keySet().stream().sorted())
        .distinct()
        .toList();
  }

  private static List<String> claims() {
    var claims =
        new ArrayList<>(
            List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "nonce", "acr", "amr", "sid"));
    claims.addAll(SubjectClaims.supported());
    claims.add(SubjectClaims.ORGANIZATIONS);
    return claims;
  }

  private void addAuthMethods(ObjectNode doc) {
    var withNone = Arrays.stream(ClientAuthMethod.values()).map(ClientAuthMethod::wire).toList();
    var confidential =
        Arrays.stream(ClientAuthMethod.values())
            .filter(method -> method != ClientAuthMethod.NONE)
            .map(ClientAuthMethod::wire)
            .toList();
    doc.set("token_endpoint_auth_methods_supported", Json.array(withNone));
    doc.set("revocation_endpoint_auth_methods_supported", Json.array(withNone));
    doc.set(
        "introspection_endpoint_auth_methods_supported",
        Json.array(
            host.options().introspectionRequiresConfidentialClient() ? confidential : withNone));
    for (String endpoint : List.of("token", "revocation", "introspection")) {
      doc.set(
          endpoint + "_endpoint_auth_signing_alg_values_supported",
          Json.array(ASSERTION_ALGORITHMS));
    }
  }

  /// The key set as UTF-8 JSON: keys that sign now, signed before or will sign next (RFC 7517 §5).
  /// Asking makes the key of every algorithm that an ID token may have.
  public byte[] keySet(Issuer issuer) {
    for (Algorithm algorithm : Algorithm.values()) {
      var unused = keys.current(issuer.id(), algorithm);
    }
    var set = Json.object();
    var members = set.putArray("keys");
    for (SigningKey key : keys.published(issuer.id())) {
      members.add(Json.node(key.publicJwk().toJSONObject()));
    }
    return Json.bytes(set);
  }
}
