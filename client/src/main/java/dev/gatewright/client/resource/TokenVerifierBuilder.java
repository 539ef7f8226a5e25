package dev.gatewright.client.resource;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.Organization;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.JdkHttpTransport;
import dev.gatewright.client.internal.Given;
import dev.gatewright.client.internal.IssuerAddress;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.OrganizationLists;
import dev.gatewright.client.internal.discovery.Discovery;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.internal.jose.RemoteKeys;
import dev.gatewright.client.internal.jose.SignatureProvider;
import java.net.URI;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Configures a [TokenVerifier]. `issuer` and `audience` are required, unless `hmac` is given;
/// everything else has a default.
public final class TokenVerifierBuilder {
  private Optional<String> issuer = Optional.empty();
  private Function<String, IssuerRule> rule = IssuerRule.Exactly::new;
  private Set<String> audiences = Set.of();
  private Optional<Set<String>> types = Optional.empty();
  private Set<String> algorithms = JwtSignatures.ASYMMETRIC;
  private Optional<URI> jwksUri = Optional.empty();
  private Optional<JwtSignatures> hmac = Optional.empty();
  private Optional<IdpClient> introspection = Optional.empty();
  private Duration clockSkew = Duration.ofSeconds(60);
  private Duration connectTimeout = Duration.ofSeconds(5);
  private Duration requestTimeout = Duration.ofSeconds(10);
  private Optional<HttpTransport> transport = Optional.empty();
  private SignatureProvider signatureProvider = SignatureProvider.installed();
  private InstantSource clock = Clock.systemUTC();

  TokenVerifierBuilder() {}

  /// The provider's issuer identifier, letter for letter as it stands in the tokens' `iss`. Its
  /// metadata says where its keys are.
  public TokenVerifierBuilder issuer(@Nullable String value) {
    issuer = Optional.of(Given.text(value, "issuer"));
    return this;
  }

  /// As [#issuer(String)].
  public TokenVerifierBuilder issuer(@Nullable URI value) {
    return issuer(Given.value(value, "issuer").toString());
  }

  /// For Google, whose tokens may name it `accounts.google.com`, without the scheme: takes both.
  public TokenVerifierBuilder googleIssuer() {
    rule = IssuerRule.Google::of;
    return this;
  }

  /// For Microsoft Entra's address for several tenants: takes tokens of these, each by its own
  /// issuer and its `tid`, as `IdpClientBuilder.entraTenants` does.
  ///
  /// @throws IllegalArgumentException if there is none
  public TokenVerifierBuilder entraTenants(String... tenants) {
    if (tenants.length == 0) {
      throw new IllegalArgumentException("entraTenants(...) names no tenant");
    }
    var allowed = Set.of(tenants);
    rule = address -> IssuerRule.EntraTenants.of(address, allowed);
    return this;
  }

  /// As [#entraTenants] for every tenant there is; the API decides by `tid` who may do what.
  public TokenVerifierBuilder anyEntraTenant() {
    rule = address -> IssuerRule.EntraTenants.of(address, Set.of());
    return this;
  }

  /// The names of this API, of which a token's `aud` must hold one (RFC 9068 §4): usually the
  /// resource identifier that clients ask for.
  public TokenVerifierBuilder audience(@Nullable String... values) {
    Given.value(values, "audience");
    for (var each : values) {
      Given.text(each, "audience");
    }
    audiences = Set.of(values);
    return this;
  }

  /// The `typ` values that are taken instead of `at+jwt` (RFC 9068 §2.1), for providers that write
  /// another. `JWT` also takes tokens without `typ`. What can be told from its claims to be an ID
  /// token or a logout token is still refused, but with such a provider **only the audience tells
  /// for certain** an access token from an ID token: use no client id as `audience`.
  public TokenVerifierBuilder types(String... values) {
    types =
        Optional.of(
            Arrays.stream(values)
                .map(value -> value.toLowerCase(Locale.ROOT))
                .map(value ->
                    value.startsWith("application/")
                        ? value.substring("application/".length())
                        : value)
                .collect(Collectors.toUnmodifiableSet()));
    if (values.length == 0) {
      throw new IllegalArgumentException("name at least one type, or leave this out");
    }
    return this;
  }

  /// Takes tokens of every `typ`. **Dangerous**: a token that the provider signed for another
  /// purpose may pass for an access token (RFC 8725 §2.8, §3.11); prefer [#types].
  public TokenVerifierBuilder anyTypeDespiteTokenConfusion() {
    types = Optional.of(Set.of());
    return this;
  }

  /// The algorithms with which tokens may be signed; every asymmetric one unless said otherwise.
  ///
  /// @throws IllegalArgumentException if there is none, or one is not asymmetric
  public TokenVerifierBuilder algorithms(@Nullable Set<String> value) {
    if (Given.value(value, "algorithms").isEmpty()
        || !JwtSignatures.ASYMMETRIC.containsAll(value)) {
      throw new IllegalArgumentException(
          "tokens are checked with one or more of "
              + JwtSignatures.ASYMMETRIC
              + "; for HS256 give the key with hmac(...)");
    }
    algorithms = Set.copyOf(value);
    return this;
  }

  /// Where the provider's keys are, for a provider without metadata.
  public TokenVerifierBuilder jwksUri(@Nullable URI value) {
    jwksUri = Optional.of(Given.value(value, "jwksUri"));
    return this;
  }

  /// Takes HS256 tokens, and no others, that are signed with a secret which the provider shares
  /// with this API. The key is the text's bytes in UTF-8: a text of hexadecimal digits is **not**
  /// decoded. Where each API has a key of its own, the key alone says who wrote a token and for
  /// whom: then `issuer` and `audience` are checked only if they are given. Tokens of the types
  /// `at+jwt` and `JWT` are taken unless `types` says otherwise.
  ///
  /// Whoever has this key can make tokens: prefer published keys.
  ///
  /// @throws IllegalArgumentException if the text has under 32 bytes (RFC 7518 §3.2)
  public TokenVerifierBuilder hmac(@Nullable String signingKeyText) {
    hmac = Optional.of(JwtSignatures.byHmac(Given.text(signingKeyText, "hmac")));
    return this;
  }

  /// Asks the provider about tokens that are no signed JWTs (RFC 7662 §2.1), as this client, which
  /// needs to be allowed to ask. An answer is kept for 10 seconds, but not beyond the token's end.
  public TokenVerifierBuilder introspectOpaqueWith(@Nullable IdpClient client) {
    introspection = Optional.of(Given.value(client, "introspectOpaqueWith"));
    return this;
  }

  /// By how much this machine's clock and the provider's may differ; 60 s unless said otherwise.
  public TokenVerifierBuilder clockSkew(@Nullable Duration value) {
    clockSkew = Given.value(value, "clockSkew");
    return this;
  }

  /// How long a connection to the provider may take; 5 s unless said otherwise.
  public TokenVerifierBuilder connectTimeout(@Nullable Duration value) {
    connectTimeout = Given.value(value, "connectTimeout");
    return this;
  }

  /// How long a whole exchange with the provider may take; 10 s unless said otherwise.
  public TokenVerifierBuilder requestTimeout(@Nullable Duration value) {
    requestTimeout = Given.value(value, "requestTimeout");
    return this;
  }

  /// The way out to the provider; the JDK's HTTP client unless said otherwise. The timeouts above
  /// are then this transport's own business.
  public TokenVerifierBuilder transport(@Nullable HttpTransport value) {
    transport = Optional.of(Given.value(value, "transport"));
    return this;
  }

  /// What checks signatures where it can, such as Amazon Corretto Crypto Provider, instead of the
  /// providers that are installed in the Java runtime.
  public TokenVerifierBuilder signatureProvider(@Nullable Provider value) {
    signatureProvider = SignatureProvider.preferring(Given.value(value, "signatureProvider"));
    return this;
  }

  /// The clock, for tests.
  public TokenVerifierBuilder clock(@Nullable InstantSource value) {
    clock = Given.value(value, "clock");
    return this;
  }

  /// The verifier. Asks nothing of the provider yet.
  ///
  /// @throws IllegalStateException if something that is required is missing
  public TokenVerifier build() {
    if (hmac.isEmpty()) {
      required(issuer.isPresent(), "issuer");
      required(!audiences.isEmpty(), "audience");
      if (jwksUri.isEmpty()) {
        issuer.ifPresent(IssuerAddress::checked);
      }
    }
    var taken =
        types.orElse(
            hmac.isPresent()
                ? Set.of(AccessTokenRules.AT_JWT, "jwt")
                : Set.of(AccessTokenRules.AT_JWT));
    var named = issuer.map(rule);
    var way = transport.orElseGet(() -> JdkHttpTransport.of(connectTimeout, requestTimeout));
    var published = named.map(each -> published(each, way));
    return new TokenVerifier(
        hmac.or(() -> published).orElseThrow(),
        new AccessTokenRules(named, audiences, taken, clockSkew, clock),
        introspection.map(client -> new OpaqueTokens(client, clock)),
        named.map(each ->
            OrganizationLists.of(
                each, way, published.orElseThrow(), clockSkew, clock, Organization::fromClaims)));
  }

  private JwtSignatures published(IssuerRule named, HttpTransport way) {
    return JwtSignatures.by(
        RemoteKeys.at(addressOfKeys(named, way), way, clock, signatureProvider), algorithms);
  }

  private Supplier<URI> addressOfKeys(IssuerRule named, HttpTransport way) {
    if (jwksUri.isPresent()) {
      return jwksUri::orElseThrow;
    }
    var discovery = new Discovery(named, way, clock);
    return () -> discovery.metadata().jwksUri();
  }

  private static void required(boolean given, String name) {
    if (!given) {
      throw new IllegalStateException("the verifier has no " + name + ": set it in its builder");
    }
  }
}
