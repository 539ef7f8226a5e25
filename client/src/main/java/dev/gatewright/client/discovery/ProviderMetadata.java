package dev.gatewright.client.discovery;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.ForeignText;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a provider says about itself (OpenID Connect Discovery §3, RFC 8414 §2), as far as the SDK
/// acts on it. [#document()] is the whole.
public final class ProviderMetadata {
  private static final List<String> ENDPOINTS =
      List.of(
          "authorization_endpoint",
          "token_endpoint",
          "jwks_uri",
          "userinfo_endpoint",
          "revocation_endpoint",
          "introspection_endpoint",
          "end_session_endpoint");

  private static final List<String> LISTS =
      List.of("token_endpoint_auth_methods_supported", "id_token_signing_alg_values_supported");

  private final JsonObject document;
  private final String issuer;
  private final boolean plainHttp;

  private ProviderMetadata(JsonObject document, String issuer, boolean plainHttp) {
    this.document = document;
    this.issuer = issuer;
    this.plainHttp = plainHttp;
  }

  /// Reads a metadata document, for the SDK itself. Every member that it acts on is read once here,
  /// so that one of a wrong type is told at once. Where the issuer itself is served without TLS, on
  /// a developer's machine, its endpoints may be too; elsewhere they must not.
  ///
  /// @throws IdpException.Misconfigured if the document names another issuer (OpenID Connect
  ///   Discovery §4.3), or has a member of another type than it must be
  public static ProviderMetadata of(JsonObject document, IssuerRule rule) {
    var read = document.refusing(what -> malformed(rule.issuer(), what));
    var named = read.text("issuer").orElse("");
    if (!rule.isNamed(named)) {
      throw new IdpException.Misconfigured(
          "issuer.mismatch",
          "the provider at "
              + rule.issuer()
              + " calls itself \""
              + shown(named)
              + "\": configure the issuer exactly so, letter for letter, or ask why it differs");
    }
    ENDPOINTS.forEach(read::text);
    LISTS.forEach(read::texts);
    var metadata = new ProviderMetadata(read, rule.issuer(), rule.issuer().startsWith("http://"));
    metadata.sendsIssuerInResponses();
    return metadata;
  }

  private static IdpException.Misconfigured malformed(String issuer, String what) {
    return new IdpException.Misconfigured(
        "metadata.malformed", "what " + issuer + " says about itself is malformed: " + what);
  }

  /// The issuer identifier, exactly as configured.
  public String issuer() {
    return issuer;
  }

  /// Where the browser is sent to log in.
  public URI authorizationEndpoint() {
    return required("authorization_endpoint");
  }

  /// Where codes and refresh tokens are exchanged.
  public URI tokenEndpoint() {
    return required("token_endpoint");
  }

  /// Where the public keys are.
  public URI jwksUri() {
    return required("jwks_uri");
  }

  /// Where the person's claims are asked for.
  public URI userinfoEndpoint() {
    return required("userinfo_endpoint");
  }

  /// True if the provider names a UserInfo endpoint.
  public boolean offersUserinfo() {
    return document.has("userinfo_endpoint");
  }

  /// Where tokens are revoked (RFC 7009), if the provider does that.
  public Optional<URI> revocationEndpoint() {
    return optional("revocation_endpoint");
  }

  /// Where tokens are introspected (RFC 7662).
  public URI introspectionEndpoint() {
    return required("introspection_endpoint");
  }

  /// Where the browser is sent to log out (OpenID Connect RP-Initiated Logout §2.1), if the
  /// provider has such a place.
  public Optional<URI> endSessionEndpoint() {
    return optional("end_session_endpoint");
  }

  /// The ways in which a client may authenticate at the token endpoint; `client_secret_basic` where
  /// the provider does not say (RFC 8414 §2).
  public Set<String> tokenEndpointAuthMethods() {
    var named = document.texts("token_endpoint_auth_methods_supported");
    return named.isEmpty() ? Set.of("client_secret_basic") : Set.copyOf(named);
  }

  /// True if every authorization response carries `iss` (RFC 9207 §3).
  public boolean sendsIssuerInResponses() {
    return document.bool("authorization_response_iss_parameter_supported").orElse(false);
  }

  /// The algorithms with which ID tokens may be signed, as the provider names them.
  public List<String> idTokenSigningAlgorithms() {
    return document.texts("id_token_signing_alg_values_supported");
  }

  /// The whole document.
  public JsonObject document() {
    return document;
  }

  private URI required(String name) {
    return optional(name)
        .orElseThrow(() ->
            new IdpException.Misconfigured(
                "metadata.missing",
                "the provider at " + issuer + " names no " + name + ": it does not offer this"));
  }

  private Optional<URI> optional(String name) {
    return document.text(name).map(text -> endpoint(name, text));
  }

  private URI endpoint(String name, String text) {
    try {
      var uri = new URI(text);
      var secure = "https".equals(uri.getScheme()) || (plainHttp && "http".equals(uri.getScheme()));
      if (secure && uri.getHost() != null) {
        return uri;
      }
    } catch (URISyntaxException notAnAddress) {
      // Told below like any other address that cannot be used.
    }
    throw new IdpException.Misconfigured(
        "metadata.invalid",
        "the provider at " + issuer + " names an unusable " + name + ": " + shown(text));
  }

  private static String shown(String foreign) {
    return ForeignText.printable(foreign);
  }

  @Override
  public String toString() {
    return "ProviderMetadata[" + issuer + "]";
  }
}
