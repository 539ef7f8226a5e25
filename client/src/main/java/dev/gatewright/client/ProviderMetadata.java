package dev.gatewright.client;

import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// What a provider says about itself (OpenID Connect Discovery §3, RFC 8414 §2), as far as the SDK
/// acts on it. [#document()] is the whole.
public final class ProviderMetadata {
  private final JsonObject document;
  private final String issuer;
  private final boolean plainHttp;

  private ProviderMetadata(JsonObject document, String issuer, boolean plainHttp) {
    this.document = document;
    this.issuer = issuer;
    this.plainHttp = plainHttp;
  }

  /// Reads a metadata document for this issuer. Where the issuer itself is served without TLS, on a
  /// developer's machine, its endpoints may be too; elsewhere they must not.
  ///
  /// @throws IdpException.Misconfigured if the document names another issuer (OpenID Connect
  ///   Discovery §4.3)
  public static ProviderMetadata of(JsonObject document, String issuer) {
    var named = document.text("issuer").orElse("");
    if (!named.equals(issuer)) {
      throw new IdpException.Misconfigured(
          "issuer.mismatch",
          "the provider at "
              + issuer
              + " calls itself \""
              + shown(named)
              + "\": configure the issuer exactly so, letter for letter, or ask why it differs");
    }
    return new ProviderMetadata(document, issuer, issuer.startsWith("http://"));
  }

  /// The metadata document of this issuer: fetched when first asked for, kept for an hour, and then
  /// until it can be fetched again. Safe to use from many threads.
  ///
  /// @param issuer letter for letter as the provider names itself
  /// @throws IllegalArgumentException if the issuer is no absolute `https` address, or `http`
  ///   elsewhere than on this machine
  public static Supplier<ProviderMetadata> discovering(
      String issuer, HttpTransport transport, InstantSource clock) {
    return new Discovery(IssuerAddress.checked(issuer), transport, clock)::metadata;
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
