package dev.gatewright.client;

import dev.gatewright.client.Endpoint.Field;
import dev.gatewright.client.http.HttpTransport;
import dev.gatewright.client.http.JdkHttpTransport;
import dev.gatewright.client.jose.JwtSignatures;
import dev.gatewright.client.jose.RemoteKeys;
import dev.gatewright.client.jose.SignatureProvider;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutTokens;
import dev.gatewright.client.token.TokenStore;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// An application's side of OpenID Connect: sends people to log in at a provider, takes them back,
/// and keeps them logged in. Works with any OpenID provider; an application makes one for each
/// client registration and keeps it.
///
/// ```java
/// var idp = IdpClient.builder()
///     .issuer("http://localhost:8080")
///     .clientId("demo")
///     .clientSecret(System.getenv("CLIENT_SECRET"))
///     .redirectUri("http://localhost:3000/callback")
///     .build();
/// ```
///
/// Safe to use from many threads. Nothing is fetched before it is needed, and what the provider
/// says about itself and its keys are kept and fetched again when due.
public final class IdpClient {
  private final String issuer;
  private final String clientId;
  private final String redirectUri;
  private final InstantSource clock;
  private final RandomValues random;
  private final StoredTokens.Sessions sessions;
  private final Discovery discovery;
  private final Endpoint endpoint;
  private final TokenEndpoint tokenEndpoint;
  private final JwtSignatures signatures;
  private final IdTokens idTokens;
  private final LogoutTokens logoutTokens;
  private final Renewal renewal;
  private final ClientCredentialsCache clientCredentials;

  private IdpClient(Builder from) {
    issuer = from.issuer.orElseThrow(() -> missing("issuer"));
    clientId = from.clientId.orElseThrow(() -> missing("clientId"));
    redirectUri = from.redirectUri.orElse("");
    clock = from.clock;
    random = new RandomValues(from.random);
    var patience = from.requestTimeout.multipliedBy(3);
    var transport =
        from.transport.orElseGet(
            () -> JdkHttpTransport.of(from.connectTimeout, from.requestTimeout));
    discovery = new Discovery(issuer, transport, clock);
    endpoint = new Endpoint(clientId, from.authentication, transport, clock, random);
    tokenEndpoint = new TokenEndpoint(endpoint, discovery, clock);
    signatures =
        JwtSignatures.by(
            RemoteKeys.at(
                () -> discovery.metadata().jwksUri(),
                transport,
                clock,
                SignatureProvider.installed()),
            from.idTokenAlgorithms);
    idTokens = new IdTokens(issuer, clientId, signatures, from.clockSkew, clock);
    logoutTokens =
        LogoutTokens.of(
            issuer, clientId, signatures, from.untypedLogoutTokens, from.clockSkew, clock);
    renewal =
        new Renewal(
            from.refreshSkew, clock, patience, new RefreshGrant(tokenEndpoint, idTokens)::refresh);
    // A refresh asks for the metadata at one address or two, sends its request once or twice, and
    // may ask for the keys.
    var longestRefresh = from.requestTimeout.multipliedBy(5);
    sessions =
        new StoredTokens.Sessions(
            new SharedCalls<>(), random::value, longestRefresh, this::giveBack);
    clientCredentials = new ClientCredentialsCache(clock, patience);
  }

  /// Starts the configuration of a client.
  public static Builder builder() {
    return new Builder();
  }

  /// The issuer identifier, exactly as configured.
  public String issuer() {
    return issuer;
  }

  /// The client's identifier at the provider.
  public String clientId() {
    return clientId;
  }

  /// Where the provider sends the browser back to; empty for a client that logs nobody in.
  public String redirectUri() {
    return redirectUri;
  }

  /// What the provider says about itself, fetched when first asked for and then kept for an hour.
  ///
  /// @throws IdpException.Unavailable if it cannot be fetched and never was
  /// @throws IdpException.Misconfigured if it names another issuer
  public ProviderMetadata metadata() {
    return discovery.metadata();
  }

  /// Begins a login: an address for the browser, with a new `state`, `nonce` and `code_verifier`
  /// (RFC 6749 §4.1.1, RFC 7636 §4.3). Keep [AuthorizationUrl#pending()] for the callback.
  ///
  /// @throws IdpException.Unavailable if the provider's address is not known yet and it does not
  ///   answer
  public AuthorizationUrl createAuthorizationUrl(AuthorizationOptions options) {
    requireRedirectUri();
    var pending =
        new PendingLogin(
            random.value(),
            random.value(),
            random.value(),
            options.scope(),
            clock.instant(),
            options.returnTo(),
            options.maxAge());
    var fields = new ArrayList<Field>();
    fields.add(new Field("response_type", "code"));
    fields.add(new Field("client_id", clientId));
    fields.add(new Field("redirect_uri", redirectUri));
    if (!options.scopes().isEmpty()) {
      fields.add(new Field("scope", options.scope()));
    }
    fields.add(new Field("state", pending.state()));
    fields.add(new Field("nonce", pending.nonce()));
    fields.add(new Field("code_challenge", CodeChallenge.s256(pending.codeVerifier())));
    fields.add(new Field("code_challenge_method", "S256"));
    options
        .parameters()
        .forEach((name, values) -> values.forEach(value -> fields.add(new Field(name, value))));
    return new AuthorizationUrl(withQuery(metadata().authorizationEndpoint(), fields), pending);
  }

  /// Ends a login: checks that the callback belongs to it (`state`, and `iss` by RFC 9207), redeems
  /// the code and checks the ID token and its `nonce`. The recommended way.
  ///
  /// @param stored what [#createAuthorizationUrl] gave to keep, from **this** browser's session
  /// @throws IdpException.InvalidCallback if the callback is not this login's
  /// @throws IdpException.LoginDeclined if the provider ended the login with an error
  /// @throws IdpException.InvalidToken if the ID token is missing or not good
  /// @throws IdpException.Refused if the provider refuses this client
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public Agent exchangeCallback(CallbackParameters parameters, PendingLogin stored) {
    var code = new Callbacks(metadata()).codeOf(parameters, stored);
    var tokens = tokenEndpoint.redeem(code, stored.codeVerifier(), redirectUri, stored.scope());
    if (tokens.idToken().isPresent()) {
      idTokens.requireLogin(verifiedIdToken(tokens), stored);
    } else if (List.of(stored.scope().split(" ")).contains("openid")) {
      throw new IdpException.InvalidToken(
          "id_token.missing",
          "the provider sent no ID token though the scope openid was asked for");
    }
    return createAgent(tokens, RefreshListener.none());
  }

  /// Redeems a code, for applications that check `state` themselves. The ID token is checked as in
  /// [#exchangeCallback], except for its `nonce`, which is not known here.
  ///
  /// @throws IdpException.InvalidCallback if the provider does not take the code
  /// @throws IdpException.InvalidToken if the ID token is not good
  /// @throws IdpException.Refused if the provider refuses this client
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public Agent exchangeCode(String code, String codeVerifier) {
    requireRedirectUri();
    var tokens = tokenEndpoint.redeem(code, codeVerifier, redirectUri, "");
    if (tokens.idToken().isPresent()) {
      verifiedIdToken(tokens);
    }
    return createAgent(tokens, RefreshListener.none());
  }

  /// The person of this token set, with an access token that is not about to expire: if it is, the
  /// set is renewed first and the listener told. However many threads bring the same set, one
  /// request is sent, and each is told of the new set.
  ///
  /// @throws IdpException.LoginRequired if the set is expired and cannot be renewed any more
  /// @throws IdpException.Unavailable if it is expired and the provider cannot be reached
  public Agent createAgent(TokenSet tokens, RefreshListener listener) {
    return new Agent(this, new GivenTokens(tokens, listener, renewal));
  }

  /// The person of a session in a store that all nodes of the application share: one node renews,
  /// the others load what it stored. Needs no listener to keep the new set; this one is told on the
  /// node that renewed.
  ///
  /// @throws IdpException.LoginRequired if there is no such session, or it cannot be renewed any
  ///   more
  /// @throws IdpException.Unavailable if it is expired and the provider cannot be reached
  public Agent createAgent(TokenStore store, String key, RefreshListener listener) {
    return new Agent(this, new StoredTokens(store, key, listener, renewal, sessions));
  }

  /// An access token for this client itself (RFC 6749 §4.4). Kept, and renewed before it expires by
  /// one thread.
  ///
  /// @throws IdpException.Refused if the provider refuses this client or these scopes
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public TokenSet clientCredentials(Set<String> scopes) {
    return clientCredentials(scopes, Optional.empty());
  }

  /// As [#clientCredentials(Set)], for one API (RFC 8707 §2).
  public TokenSet clientCredentials(Set<String> scopes, URI resource) {
    return clientCredentials(scopes, Optional.of(resource.toString()));
  }

  private TokenSet clientCredentials(Set<String> scopes, Optional<String> resource) {
    var key = new ClientCredentialsCache.Key(String.join(" ", new TreeSet<>(scopes)), resource);
    return clientCredentials.get(
        key, () -> tokenEndpoint.clientCredentials(key.scope(), key.resource()));
  }

  /// Asks the provider whether a token is active and what it says (RFC 7662 §2).
  ///
  /// @throws IdpException.Refused if this client may not ask
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public Introspection introspect(String token) {
    return introspect(List.of(new Field("token", token)));
  }

  /// As [#introspect(String)], for providers that need to be told what kind of token it is.
  ///
  /// @param tokenTypeHint `access_token` or `refresh_token` (RFC 7662 §2.1)
  public Introspection introspect(String token, String tokenTypeHint) {
    return introspect(
        List.of(new Field("token", token), new Field("token_type_hint", tokenTypeHint)));
  }

  private Introspection introspect(List<Field> fields) {
    var provider = metadata();
    var answer = endpoint.post(provider, provider.introspectionEndpoint(), fields);
    return new Introspection(answer.bool("active").orElse(false), answer);
  }

  /// Revokes a refresh or access token (RFC 7009 §2). Does nothing at a provider that names no such
  /// endpoint.
  ///
  /// @throws IdpException.Refused if this client may not
  /// @throws IdpException.Unavailable if the provider cannot be reached
  public void revoke(String token) {
    var provider = metadata();
    provider
        .revocationEndpoint()
        .ifPresent(
            target -> endpoint.postForm(provider, target, List.of(new Field("token", token))));
  }

  /// What receives this client's logout tokens (OpenID Connect Back-Channel Logout 1.0 §2.5). Each
  /// call gives the same one, which remembers what it received.
  public LogoutTokens logoutTokens() {
    return logoutTokens;
  }

  /// The claims of the person whose access token this is (OpenID Connect Core §5.3).
  JsonObject userInfo(String accessToken) {
    var provider = metadata();
    try {
      var answer = endpoint.getWithToken(provider, provider.userinfoEndpoint(), accessToken);
      var type = answer.header("content-type").orElse("");
      return type.startsWith("application/jwt")
          ? signatures.verify(new String(answer.body(), StandardCharsets.UTF_8)).claims()
          : JsonObject.parse(answer.body())
              .orElseThrow(() ->
                  new IdpException.Refused(
                      "provider.refused", answer.status(), "invalid_response", "no JSON object"));
    } catch (IdpException.Refused refused) {
      if (refused.status() == 401) {
        throw new IdpException.LoginRequired(
            "access_token.refused",
            "the provider does not take the access token any more",
            refused);
      }
      throw refused;
    }
  }

  /// Where to send a browser to end the login of these tokens at the provider, as
  /// [Agent#logoutUrl(URI)] does without renewing anything: for tokens of a session that ended.
  public Optional<URI> logoutUrl(TokenSet tokens, URI postLogoutRedirectUri) {
    return logoutUrl(tokens, postLogoutRedirectUri, Optional.empty());
  }

  Optional<URI> logoutUrl(TokenSet tokens, URI postLogoutRedirectUri, Optional<String> state) {
    return metadata()
        .endSessionEndpoint()
        .map(target -> {
          var fields = new ArrayList<Field>();
          tokens.idToken().ifPresent(hint -> fields.add(new Field("id_token_hint", hint)));
          fields.add(new Field("client_id", clientId));
          fields.add(new Field("post_logout_redirect_uri", postLogoutRedirectUri.toString()));
          state.ifPresent(value -> fields.add(new Field("state", value)));
          return withQuery(target, fields);
        });
  }

  private JsonObject verifiedIdToken(TokenSet tokens) {
    return idTokens.verify(tokens.idToken().orElseThrow(), tokens.accessToken());
  }

  /// Tokens that nobody will use: revoked as well as can be.
  private void giveBack(TokenSet tokens) {
    try {
      revoke(tokens.refreshToken().orElse(tokens.accessToken()));
    } catch (IdpException left) {
      // They end by themselves; the caller has to log in again either way.
    }
  }

  private void requireRedirectUri() {
    if (redirectUri.isEmpty()) {
      throw new IllegalStateException(
          "this client has no redirect URI: set redirectUri(...) in its builder to log people in");
    }
  }

  /// Adds parameters to an address that may have some already (RFC 6749 §3.1).
  private static URI withQuery(URI target, List<Field> fields) {
    // In a query both forms of a space are read alike; %20 is read alike outside of queries too.
    var added = Endpoint.encode(fields).replace("+", "%20");
    var base = target.toString();
    return URI.create(base + (target.getRawQuery() == null ? "?" : "&") + added);
  }

  private static IllegalStateException missing(String name) {
    return new IllegalStateException("the client has no " + name + ": set it in its builder");
  }

  @Override
  public String toString() {
    return "IdpClient[" + clientId + " at " + issuer + "]";
  }

  /// Configures an [IdpClient]. `issuer` and `clientId` are required; everything else has a
  /// default.
  public static final class Builder {
    private Optional<String> issuer = Optional.empty();
    private Optional<String> clientId = Optional.empty();
    private Optional<String> redirectUri = Optional.empty();
    private ClientAuthentication authentication = new ClientAuthentication.None();
    private Duration refreshSkew = Duration.ofSeconds(30);
    private Duration clockSkew = Duration.ofSeconds(60);
    private Duration connectTimeout = Duration.ofSeconds(5);
    private Duration requestTimeout = Duration.ofSeconds(10);
    private Set<String> idTokenAlgorithms = JwtSignatures.ASYMMETRIC;
    private boolean untypedLogoutTokens;
    private Optional<HttpTransport> transport = Optional.empty();
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();

    private Builder() {}

    /// The provider's issuer identifier, letter for letter as it names itself (OpenID Connect
    /// Discovery §3).
    ///
    /// @throws IllegalArgumentException if it is no absolute `https` address, or `http` elsewhere
    ///   than on this machine
    public Builder issuer(String value) {
      issuer = Optional.of(IssuerAddress.checked(value));
      return this;
    }

    /// As [#issuer(String)].
    public Builder issuer(URI value) {
      return issuer(value.toString());
    }

    /// The client's identifier at the provider.
    public Builder clientId(String value) {
      clientId = Optional.of(value).filter(text -> !text.isEmpty());
      return this;
    }

    /// The client's secret; without one the client is public (RFC 6749 §2.1).
    public Builder clientSecret(String value) {
      return clientAuthentication(new ClientAuthentication.Secret(value));
    }

    /// How the client authenticates, where a secret is not the way.
    public Builder clientAuthentication(ClientAuthentication value) {
      authentication = value;
      return this;
    }

    /// Where the provider sends the browser back to, registered there letter for letter. A client
    /// that only gets tokens for itself needs none.
    public Builder redirectUri(String value) {
      redirectUri = Optional.of(value);
      return this;
    }

    /// As [#redirectUri(String)].
    public Builder redirectUri(URI value) {
      return redirectUri(value.toString());
    }

    /// How long before its end an access token is renewed; 30 s unless said otherwise.
    public Builder refreshSkew(Duration value) {
      refreshSkew = value;
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

    /// The algorithms with which ID tokens may be signed; every asymmetric one unless said
    /// otherwise.
    ///
    /// @throws IllegalArgumentException if one is not asymmetric
    public Builder idTokenAlgorithms(Set<String> value) {
      if (!JwtSignatures.ASYMMETRIC.containsAll(value)) {
        throw new IllegalArgumentException("ID tokens are checked with asymmetric algorithms only");
      }
      idTokenAlgorithms = Set.copyOf(value);
      return this;
    }

    /// Takes logout tokens of the type `JWT`, or of none, too: some providers write no `logout+jwt`
    /// (OpenID Connect Back-Channel Logout 1.0 §2.4).
    public Builder untypedLogoutTokens() {
      untypedLogoutTokens = true;
      return this;
    }

    /// The way out to the provider; the JDK's HTTP client unless said otherwise. The timeouts above
    /// are then this transport's own business, but `requestTimeout` still bounds how long threads
    /// wait for each other.
    public Builder transport(HttpTransport value) {
      transport = Optional.of(value);
      return this;
    }

    /// The clock, for tests.
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /// The source of `state`, `nonce` and `code_verifier`.
    public Builder random(SecureRandom value) {
      random = value;
      return this;
    }

    /// The client. Asks nothing of the provider yet.
    ///
    /// @throws IllegalStateException if the issuer or the client id is missing
    public IdpClient build() {
      return new IdpClient(this);
    }
  }
}
