package dev.gatewright.protocol.discover;

import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.internal.issue.HostPolicy;
import dev.gatewright.protocol.internal.issue.OrganizationsClaim;
import dev.gatewright.protocol.internal.issue.SubjectClaims;
import dev.gatewright.protocol.internal.json.Json;
import dev.gatewright.protocol.issuer.EndpointPaths.Endpoint;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.ResponseType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/// Discovery and authorization server metadata, exactly what is on (OpenID Connect Discovery §3,
/// RFC 8414 §2), and the key set.
public final class ProviderMetadata {
  private static final List<String> ASSERTION_ALGORITHMS =
      List.of(
          "ES256", "ES384", "ES512", "RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "EdDSA",
          "HS256", "HS384", "HS512");

  /// Documents kept ready; with more issuers, any one is forgotten for another.
  private static final int MOST_KEPT = 10_000;

  private final SigningKeys keys;
  private final List<String> acrValues;
  private final List<String> uiLocales;
  private final HostPolicy host;
  private final Map<IssuerId, Metadata> documents = new ConcurrentHashMap<>();
  private final Map<IssuerId, KeySet> keySets = new ConcurrentHashMap<>();

  public ProviderMetadata(
      SigningKeys keys, List<String> acrValues, List<String> uiLocales, HostPolicy host) {
    this.keys = keys;
    this.acrValues = List.copyOf(acrValues);
    this.uiLocales = List.copyOf(uiLocales);
    this.host = host;
  }

  private record Metadata(Issuer issuer, byte[] json) {}

  private record KeySet(List<SigningKey> keys, byte[] json) {}

  /// The metadata document as UTF-8 JSON, written once for as long as the issuer stays the same.
  public byte[] document(Issuer issuer) {
    var known = documents.get(issuer.id());
    if (known != null && known.issuer() == issuer) {
      return known.json();
    }
    var written = new Metadata(issuer, write(issuer));
    makeRoom(documents);
    documents.put(issuer.id(), written);
    return written.json();
  }

  private static void makeRoom(Map<IssuerId, ?> kept) {
    if (kept.size() >= MOST_KEPT) {
      var any = kept.keySet().iterator();
      if (any.hasNext()) {
        any.next();
        any.remove();
      }
    }
  }

  private byte[] write(Issuer issuer) {
    var doc = Json.object();
    doc.put("issuer", issuer.url());
    addAuthorization(doc, issuer);
    addToken(doc, issuer);
    addEndpoint(doc, "userinfo_endpoint", issuer, Endpoint.USERINFO);
    addEndpoint(doc, "jwks_uri", issuer, Endpoint.JWKS);
    addRevocation(doc, issuer);
    addIntrospection(doc, issuer);
    addEndpoint(doc, "end_session_endpoint", issuer, Endpoint.END_SESSION);
    add(doc, "grant_types_supported", host.lifetimes().keySet().stream().map(GrantType::value));
    add(doc, "subject_types_supported", Stream.of("public"));
    add(
        doc,
        "id_token_signing_alg_values_supported",
        Stream.of(Algorithm.RS256, Algorithm.ES256, Algorithm.EDDSA).map(Algorithm::joseName));
    add(doc, "scopes_supported", scopes(issuer).stream());
    add(doc, "claims_supported", claims().stream());
    add(
        doc,
        "claim_types_supported",
        Stream.of("normal", "distributed")
            .filter(type ->
                type.equals("normal") || issuer.endpoint(Endpoint.ORGANIZATIONS).isPresent()));
    add(
        doc,
        "ui_locales_supported",
        (issuer.uiLocales().isEmpty() ? uiLocales : issuer.uiLocales()).stream());
    host.options()
        .metadata()
        .forEach((name, value) -> {
          if (!doc.has(name)) {
            doc.set(name, Json.node(value));
          }
        });
    return Json.bytes(doc);
  }

  /// What belongs to the authorization endpoint, which is there where a grant begins at it (RFC
  /// 8414 §2). `response_types_supported` must be there in any case.
  private void addAuthorization(ObjectNode doc, Issuer issuer) {
    var types =
        Arrays.stream(ResponseType.values())
            .filter(type -> host.supports(type.grantType()))
            .toList();
    doc.set(
        "response_types_supported", Json.array(types.stream().map(ResponseType::wire).toList()));
    if (types.isEmpty()) {
      return;
    }
    addEndpoint(doc, "authorization_endpoint", issuer, Endpoint.AUTHORIZATION);
    add(
        doc,
        "response_modes_supported",
        Arrays.stream(ResponseMode.values()).map(ResponseMode::wire));
    if (types.contains(ResponseType.CODE)) {
      add(
          doc,
          "code_challenge_methods_supported",
          host.options().requiresS256() ? Stream.of("S256") : Stream.of("S256", "plain"));
    }
    add(doc, "prompt_values_supported", prompts(issuer));
    add(doc, "display_values_supported", Stream.of("page"));
    add(doc, "acr_values_supported", acrValues.stream());
    doc.put("claims_parameter_supported", true);
    doc.put("request_parameter_supported", false);
    doc.put("request_uri_parameter_supported", false);
    doc.put("authorization_response_iss_parameter_supported", true);
  }

  /// RFC 8414 §2: a server of the implicit grant alone has no token endpoint. OpenID Connect Prompt
  /// Create 1.0 §4.1: `create` where people may make accounts.
  private static Stream<String> prompts(Issuer issuer) {
    return Arrays.stream(Prompt.values())
        .filter(prompt -> prompt != Prompt.CREATE || issuer.signUp())
        .map(Prompt::wire);
  }

  private void addToken(ObjectNode doc, Issuer issuer) {
    if (host.lifetimes().keySet().stream().allMatch(GrantType.IMPLICIT::equals)) {
      return;
    }
    addEndpoint(doc, "token_endpoint", issuer, Endpoint.TOKEN);
    addAuthMethods(doc, "token", issuer, Endpoint.TOKEN, anyMethod());
  }

  private static void addRevocation(ObjectNode doc, Issuer issuer) {
    addEndpoint(doc, "revocation_endpoint", issuer, Endpoint.REVOCATION);
    addAuthMethods(doc, "revocation", issuer, Endpoint.REVOCATION, anyMethod());
  }

  private void addIntrospection(ObjectNode doc, Issuer issuer) {
    addEndpoint(doc, "introspection_endpoint", issuer, Endpoint.INTROSPECTION);
    var options = host.options();
    boolean confidentialOnly =
        options.authenticateIntrospect() && options.introspectionRequiresConfidentialClient();
    addAuthMethods(
        doc,
        "introspection",
        issuer,
        Endpoint.INTROSPECTION,
        anyMethod().filter(method -> !confidentialOnly || method != ClientAuthMethod.NONE));
  }

  private static Stream<ClientAuthMethod> anyMethod() {
    return Arrays.stream(ClientAuthMethod.values());
  }

  private static void addAuthMethods(
      ObjectNode doc,
      String name,
      Issuer issuer,
      Endpoint endpoint,
      Stream<ClientAuthMethod> methods) {
    if (issuer.endpoint(endpoint).isEmpty()) {
      return;
    }
    add(doc, name + "_endpoint_auth_methods_supported", methods.map(ClientAuthMethod::wire));
    add(doc, name + "_endpoint_auth_signing_alg_values_supported", ASSERTION_ALGORITHMS.stream());
  }

  private static void addEndpoint(ObjectNode doc, String name, Issuer issuer, Endpoint endpoint) {
    issuer.endpoint(endpoint).ifPresent(url -> doc.put(name, url));
  }

  /// A list without elements is left out (RFC 8414 §3.2).
  private static void add(ObjectNode doc, String name, Stream<String> values) {
    var list = values.toList();
    if (!list.isEmpty()) {
      doc.set(name, Json.array(list));
    }
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
    claims.add(OrganizationsClaim.NAME);
    claims.add(OrganizationsClaim.DEFAULT);
    return claims;
  }

  /// The key set as UTF-8 JSON: keys that sign now, signed before or will sign next (RFC 7517 §5).
  /// Asking makes the key of every algorithm that an ID token may have. Written once for as long as
  /// the keys stay the same.
  public byte[] keySet(Issuer issuer) {
    var known = keySets.get(issuer.id());
    if (known != null && known.keys().equals(keys.published(issuer.id()))) {
      return known.json();
    }
    for (Algorithm algorithm : Algorithm.values()) {
      var unused = keys.current(issuer.id(), algorithm);
    }
    var published = keys.published(issuer.id());
    var set = Json.object();
    var members = set.putArray("keys");
    published.stream()
        .sorted(Comparator.comparingInt(key -> rank(key.algorithm())))
        .forEach(key -> members.add(Json.node(key.publicJwk().toJSONObject())));
    var written = new KeySet(published, Json.bytes(set));
    makeRoom(keySets);
    keySets.put(issuer.id(), written);
    return written.json();
  }

  /// Some readers stop at the first key of a kind that they do not know, so the oldest kinds come
  /// first.
  private static int rank(Algorithm algorithm) {
    return switch (algorithm) {
      case RS256 -> 0;
      case ES256 -> 1;
      case EDDSA -> 2;
    };
  }
}
