package dev.gatewright.client.resource;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.ProviderMetadata;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.JdkHttpTransport;
import dev.gatewright.client.jose.JwtSignatures;
import dev.gatewright.client.jose.RemoteKeys;
import dev.gatewright.client.jose.SignatureProvider;
import java.net.URI;
import java.security.Provider;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Protects an API: is the access token of this request good, and what may its bearer do (RFC 9068
/// §4)? An API makes one and keeps it.
///
/// ```java
/// var tokens = TokenVerifier.builder()
///     .issuer("http://localhost:8080")
///     .audience("https://api.acme.test")
///     .build();
///
/// AccessToken token = tokens.verify(bearerToken);
/// ```
///
/// Safe to use from many threads. Nothing is fetched before it is needed; keys are kept, and
/// rotated ones picked up.
public final class TokenVerifier {
  private final JwtSignatures signatures;
  private final AccessTokenRules rules;
  private final Optional<OpaqueTokens> opaque;

  private TokenVerifier(
      JwtSignatures signatures, AccessTokenRules rules, Optional<OpaqueTokens> opaque) {
    this.signatures = signatures;
    this.rules = rules;
    this.opaque = opaque;
  }

  /// Starts the configuration of a verifier.
  public static Builder builder() {
    return new Builder();
  }

  /// The access token, if it is good for this API and for whoever bears it.
  ///
  /// @throws IdpException.InvalidToken if it is not: answer 401 with
  ///   [Challenge#invalidToken(IdpException.InvalidToken)]. A token that is bound to a key is not
  ///   good by itself
  /// @throws IdpException.Unavailable if the provider must be asked and cannot be: answer 503
  public AccessToken verify(String token) {
    var verified = verified(token);
    require(
        !verified.claims().has("cnf"),
        "token.sender_constrained",
        "is bound to a key, and its sender proved none");
    return verified;
  }

  /// The access token, if it is good for this API and bound to the key that its sender proved to
  /// have in this request (RFC 9449 §7.1, RFC 8705 §3). **The caller has checked that proof.**
  ///
  /// @throws IdpException.InvalidToken if it is not, or is bound to another key or none
  /// @throws IdpException.Unavailable if the provider must be asked and cannot be
  public AccessToken verifyBound(String token, Confirmation proved) {
    var verified = verified(token);
    require(
        verified.confirmation().equals(Optional.of(proved)),
        "token.cnf",
        "is not bound to the key that its sender proved to have");
    return verified;
  }

  /// Whether a request may be served, by its `Authorization` headers: it needs a good bearer token
  /// with all of these scope values.
  ///
  /// @param authorization the values of all headers of this name, none or one in a good request
  /// @throws IdpException.Unavailable if the provider must be asked and cannot be: answer 503
  public Authorization authorize(List<String> authorization, String... requiredScopes) {
    var credentials = BearerCredentials.from(authorization);
    if (credentials instanceof BearerCredentials.Absent) {
      return new Authorization.Refused(Challenge.missingToken());
    }
    if (!(credentials instanceof BearerCredentials.Presented presented)) {
      return new Authorization.Refused(Challenge.invalidRequest());
    }
    var required = List.of(requiredScopes);
    try {
      var token = verify(presented.token());
      return token.scopes().containsAll(required)
          ? new Authorization.Granted(token)
          : new Authorization.Refused(Challenge.insufficientScope(required));
    } catch (IdpException.InvalidToken refused) {
      return new Authorization.Refused(Challenge.invalidToken(refused));
    }
  }

  /// A token with the two dots of a signed JWT is never asked about: a forged one would be if it
  /// were.
  private AccessToken verified(String token) {
    return opaque.isPresent() && token.chars().filter(each -> each == '.').count() != 2
        ? rules.ofIntrospection(opaque.get().introspect(token))
        : rules.ofJwt(signatures.verify(token));
  }

  private static void require(boolean holds, String reason, String otherwise) {
    if (!holds) {
      throw new IdpException.InvalidToken(reason, "the token " + otherwise);
    }
  }

  @Override
  public String toString() {
    return "TokenVerifier[" + rules.issuer().orElse("") + "]";
  }

  /// Configures a [TokenVerifier]. `issuer` and `audience` are required, unless `hmac` is given;
  /// everything else has a default.
  public static final class Builder {
    private Optional<String> issuer = Optional.empty();
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

    private Builder() {}

    /// The provider's issuer identifier, letter for letter as it stands in the tokens' `iss`. Its
    /// metadata says where its keys are.
    public Builder issuer(String value) {
      issuer = Optional.of(value);
      return this;
    }

    /// As [#issuer(String)].
    public Builder issuer(URI value) {
      return issuer(value.toString());
    }

    /// The names of this API, of which a token's `aud` must hold one (RFC 9068 §4): usually the
    /// resource identifier that clients ask for.
    public Builder audience(String... values) {
      audiences = Set.of(values);
      return this;
    }

    /// The `typ` values that are taken instead of `at+jwt` (RFC 9068 §2.1), for providers that
    /// write another. `JWT` also takes tokens without `typ`. What can be told from its claims to be
    /// an ID token or a logout token is still refused, but with such a provider **only the audience
    /// tells for certain** an access token from an ID token: use no client id as `audience`.
    public Builder types(String... values) {
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
    public Builder anyTypeDespiteTokenConfusion() {
      types = Optional.of(Set.of());
      return this;
    }

    /// The algorithms with which tokens may be signed; every asymmetric one unless said otherwise.
    ///
    /// @throws IllegalArgumentException if there is none, or one is not asymmetric
    public Builder algorithms(Set<String> value) {
      if (value.isEmpty() || !JwtSignatures.ASYMMETRIC.containsAll(value)) {
        throw new IllegalArgumentException(
            "tokens are checked with one or more of "
                + JwtSignatures.ASYMMETRIC
                + "; for HS256 give the key with hmac(...)");
      }
      algorithms = Set.copyOf(value);
      return this;
    }

    /// Where the provider's keys are, for a provider without metadata.
    public Builder jwksUri(URI value) {
      jwksUri = Optional.of(value);
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
    public Builder hmac(String signingKeyText) {
      hmac = Optional.of(JwtSignatures.byHmac(signingKeyText));
      return this;
    }

    /// Asks the provider about tokens that are no signed JWTs (RFC 7662 §2.1), as this client,
    /// which needs to be allowed to ask. An answer is kept for 10 seconds, but not beyond the
    /// token's end.
    public Builder introspectOpaqueWith(IdpClient client) {
      introspection = Optional.of(client);
      return this;
    }

    /// By how much this machine's clock and the provider's may differ; 60 s unless said otherwise.
    public Builder clockSkew(Duration value) {
      clockSkew = value;
      return this;
    }

    /// How long a connection to the provider may take; 5 s unless said otherwise.
    public Builder connectTimeout(Duration value) {
      connectTimeout = value;
      return this;
    }

    /// How long a whole exchange with the provider may take; 10 s unless said otherwise.
    public Builder requestTimeout(Duration value) {
      requestTimeout = value;
      return this;
    }

    /// The way out to the provider; the JDK's HTTP client unless said otherwise. The timeouts above
    /// are then this transport's own business.
    public Builder transport(HttpTransport value) {
      transport = Optional.of(value);
      return this;
    }

    /// What checks signatures where it can, such as Amazon Corretto Crypto Provider, instead of the
    /// providers that are installed in the Java runtime.
    public Builder signatureProvider(Provider value) {
      signatureProvider = SignatureProvider.preferring(value);
      return this;
    }

    /// The clock, for tests.
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /// The verifier. Asks nothing of the provider yet.
    ///
    /// @throws IllegalStateException if something that is required is missing
    public TokenVerifier build() {
      if (hmac.isEmpty()) {
        required(issuer.isPresent(), "issuer");
        required(!audiences.isEmpty(), "audience");
      }
      var taken =
          types.orElse(
              hmac.isPresent()
                  ? Set.of(AccessTokenRules.AT_JWT, "jwt")
                  : Set.of(AccessTokenRules.AT_JWT));
      return new TokenVerifier(
          hmac.orElseGet(this::published),
          new AccessTokenRules(issuer, audiences, taken, clockSkew, clock),
          introspection.map(client -> new OpaqueTokens(client, clock)));
    }

    private JwtSignatures published() {
      var out = transport.orElseGet(() -> JdkHttpTransport.of(connectTimeout, requestTimeout));
      return JwtSignatures.by(
          RemoteKeys.at(addressOfKeys(out), out, clock, signatureProvider), algorithms);
    }

    private Supplier<URI> addressOfKeys(HttpTransport out) {
      if (jwksUri.isPresent()) {
        return jwksUri::orElseThrow;
      }
      var provider = ProviderMetadata.discovering(issuer.orElseThrow(), out, clock);
      return () -> provider.get().jwksUri();
    }

    private static void required(boolean given, String name) {
      if (!given) {
        throw new IllegalStateException("the verifier has no " + name + ": set it in its builder");
      }
    }
  }
}
