package dev.gatewright.client;

import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.JdkHttpTransport;
import dev.gatewright.client.internal.Given;
import dev.gatewright.client.internal.IssuerAddress;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.json.JsonObject;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Configures an [IdpClient]. `issuer` and `clientId` are required; everything else has a default.
///
/// Every setting takes `null` for what it is most often: an environment variable that is not set.
/// It is refused at once, with the setting's name.
public final class IdpClientBuilder {
  private Optional<String> issuer = Optional.empty();
  private Function<String, IssuerRule> rule = IssuerRule.Exactly::new;
  Optional<String> clientId = Optional.empty();
  Optional<String> redirectUri = Optional.empty();
  ClientAuthentication authentication = ClientAuthentication.none();
  Duration refreshSkew = Duration.ofSeconds(30);
  Duration clockSkew = Duration.ofSeconds(60);
  Duration requestTimeout = Duration.ofSeconds(10);
  Set<String> idTokenAlgorithms = JwtSignatures.ASYMMETRIC;
  boolean untypedLogoutTokens;
  InstantSource clock = Clock.systemUTC();
  SecureRandom random = new SecureRandom();
  Optional<JsonObject> metadata = Optional.empty();
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Optional<HttpTransport> transport = Optional.empty();

  IdpClientBuilder() {}

  /// The provider's issuer identifier, letter for letter as it names itself (OpenID Connect
  /// Discovery §3).
  ///
  /// @throws IllegalArgumentException if it is no absolute `https` address, or `http` elsewhere
  ///   than on this machine
  public IdpClientBuilder issuer(@Nullable String value) {
    issuer = Optional.of(IssuerAddress.checked(Given.text(value, "issuer")));
    return this;
  }

  /// As [#issuer(String)].
  public IdpClientBuilder issuer(@Nullable URI value) {
    return issuer(Given.value(value, "issuer").toString());
  }

  /// For Google, whose tokens may name it `accounts.google.com`, without the scheme: takes both.
  /// The issuer is `https://accounts.google.com`.
  public IdpClientBuilder googleIssuer() {
    rule = IssuerRule.Google::of;
    return this;
  }

  /// For Microsoft Entra's address for several tenants, such as
  /// `https://login.microsoftonline.com/organizations/v2.0`, whose document names itself with
  /// `{tenantid}`: takes tokens of these tenants, each by its own issuer and its `tid`. A person is
  /// then known by issuer and subject together.
  ///
  /// @param tenants their identifiers, UUIDs in lower case
  /// @throws IllegalArgumentException if there is none: see [#anyEntraTenant()]
  public IdpClientBuilder entraTenants(String... tenants) {
    if (tenants.length == 0) {
      throw new IllegalArgumentException(
          "entraTenants(...) names no tenant: name those whose people may log in, or call"
              + " anyEntraTenant()");
    }
    var allowed = Set.of(tenants);
    rule = address -> IssuerRule.EntraTenants.of(address, allowed);
    return this;
  }

  /// As [#entraTenants] for every tenant there is: **whoever has an account at any company, or a
  /// private one, can log in**. The application decides by the ID token's `tid` who may do what.
  public IdpClientBuilder anyEntraTenant() {
    rule = address -> IssuerRule.EntraTenants.of(address, Set.of());
    return this;
  }

  /// What the provider says about itself, for one that has no metadata document, as plain OAuth 2.0
  /// providers often have none: at least `issuer`, as the builder has it, `authorization_endpoint`
  /// and `token_endpoint` (RFC 8414 §2). It is then never asked for.
  public IdpClientBuilder metadata(@Nullable JsonObject value) {
    metadata = Optional.of(Given.value(value, "metadata"));
    return this;
  }

  /// The client's identifier at the provider.
  public IdpClientBuilder clientId(@Nullable String value) {
    clientId = Optional.of(Given.text(value, "clientId"));
    return this;
  }

  /// The client's secret; without one the client is public (RFC 6749 §2.1). It is sent as HTTP
  /// Basic where the provider takes that; [ClientAuthentication#secretPost] chooses the body.
  public IdpClientBuilder clientSecret(@Nullable String value) {
    return clientAuthentication(ClientAuthentication.secret(value));
  }

  /// How the client authenticates, where a secret is not the way, or its place is to be chosen.
  public IdpClientBuilder clientAuthentication(@Nullable ClientAuthentication value) {
    authentication = Given.value(value, "clientAuthentication");
    return this;
  }

  /// Where the provider sends the browser back to, registered there letter for letter. A client
  /// that only gets tokens for itself needs none.
  public IdpClientBuilder redirectUri(@Nullable String value) {
    redirectUri = Optional.of(Given.text(value, "redirectUri"));
    return this;
  }

  /// As [#redirectUri(String)].
  public IdpClientBuilder redirectUri(@Nullable URI value) {
    return redirectUri(Given.value(value, "redirectUri").toString());
  }

  /// How long before its end an access token is renewed; 30 s unless said otherwise.
  public IdpClientBuilder refreshSkew(@Nullable Duration value) {
    refreshSkew = Given.value(value, "refreshSkew");
    return this;
  }

  /// By how much this machine's clock and the provider's may differ; 60 s unless said otherwise.
  public IdpClientBuilder clockSkew(@Nullable Duration value) {
    clockSkew = Given.value(value, "clockSkew");
    return this;
  }

  /// How long a connection to the provider may take; 5 s unless said otherwise.
  public IdpClientBuilder connectTimeout(@Nullable Duration value) {
    connectTimeout = Given.value(value, "connectTimeout");
    return this;
  }

  /// How long a whole exchange with the provider may take; 10 s unless said otherwise.
  public IdpClientBuilder requestTimeout(@Nullable Duration value) {
    requestTimeout = Given.value(value, "requestTimeout");
    return this;
  }

  /// The algorithms with which ID tokens may be signed; every asymmetric one unless said otherwise.
  ///
  /// @throws IllegalArgumentException if one is not asymmetric
  public IdpClientBuilder idTokenAlgorithms(@Nullable Set<String> value) {
    if (!JwtSignatures.ASYMMETRIC.containsAll(Given.value(value, "idTokenAlgorithms"))) {
      throw new IllegalArgumentException("ID tokens are checked with asymmetric algorithms only");
    }
    idTokenAlgorithms = Set.copyOf(value);
    return this;
  }

  /// Takes logout tokens of the type `JWT`, or of none, too: some providers write no `logout+jwt`
  /// (OpenID Connect Back-Channel Logout 1.0 §2.4).
  public IdpClientBuilder untypedLogoutTokens() {
    untypedLogoutTokens = true;
    return this;
  }

  /// The way out to the provider; the JDK's HTTP client unless said otherwise. The timeouts above
  /// are then this transport's own business, but `requestTimeout` still bounds how long threads
  /// wait for each other.
  public IdpClientBuilder transport(@Nullable HttpTransport value) {
    transport = Optional.of(Given.value(value, "transport"));
    return this;
  }

  /// The clock, for tests.
  public IdpClientBuilder clock(@Nullable InstantSource value) {
    clock = Given.value(value, "clock");
    return this;
  }

  /// The source of `state`, `nonce` and `code_verifier`.
  public IdpClientBuilder random(@Nullable SecureRandom value) {
    random = Given.value(value, "random");
    return this;
  }

  /// The client. Asks nothing of the provider yet.
  ///
  /// @throws IllegalStateException if the issuer or the client id is missing
  /// @throws IllegalArgumentException if the issuer is not one of the provider named
  public IdpClient build() {
    return new IdpClient(this);
  }

  IssuerRule issuerRule() {
    return rule.apply(issuer.orElseThrow(() -> missing("issuer")));
  }

  String requiredClientId() {
    return clientId.orElseThrow(() -> missing("clientId"));
  }

  HttpTransport way() {
    return transport.orElseGet(() -> JdkHttpTransport.of(connectTimeout, requestTimeout));
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("the client has no " + name + ": set it in its builder");
  }
}
