package dev.gatewright.client;

import dev.gatewright.client.Endpoint.Field;
import dev.gatewright.client.discovery.ProviderMetadata;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.IssuerRule;
import dev.gatewright.client.internal.OrganizationLists;
import dev.gatewright.client.internal.RandomValues;
import dev.gatewright.client.internal.discovery.Discovery;
import dev.gatewright.client.internal.jose.JwtSignatures;
import dev.gatewright.client.internal.jose.RemoteKeys;
import dev.gatewright.client.internal.jose.SignatureProvider;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.logout.LogoutTokens;
import dev.gatewright.client.token.TokenSet;
import dev.gatewright.client.token.TokenStore;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

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
  private final IssuerRule issuer;
  private final String clientId;
  private final String redirectUri;
  private final InstantSource clock;
  private final RandomValues random;
  private final StoredTokens.Sessions sessions;
  private final Discovery discovery;
  private final Endpoint endpoint;
  private final TokenEndpoint tokenEndpoint;
  private final UserInfoEndpoint userInfo;
  private final IdTokens idTokens;
  private final LogoutTokens logoutTokens;
  private final OrganizationLists<Organization> organizations;
  private final RedeemedCodes redeemed;
  private final Renewal renewal;
  private final ClientCredentialsCache clientCredentials;

  IdpClient(IdpClientBuilder from) {
    issuer = from.issuerRule();
    clientId = from.requiredClientId();
    redirectUri = from.redirectUri.orElse("");
    clock = from.clock;
    random = new RandomValues(from.random);
    var patience = from.requestTimeout.multipliedBy(3);
    var transport = from.way();
    discovery =
        from.metadata
            .map(document ->
                Discovery.known(ProviderMetadata.of(document, issuer), issuer, transport, clock))
            .orElseGet(() -> new Discovery(issuer, transport, clock));
    endpoint = new Endpoint(clientId, from.authentication, transport, clock, random);
    tokenEndpoint = new TokenEndpoint(endpoint, discovery, clock);
    var keys =
        RemoteKeys.at(
            () -> discovery.metadata().jwksUri(), transport, clock, SignatureProvider.installed());
    var signatures = JwtSignatures.by(keys, from.idTokenAlgorithms);
    userInfo = new UserInfoEndpoint(endpoint, discovery, signatures, issuer, clientId);
    idTokens = new IdTokens(issuer, clientId, signatures, from.clockSkew, clock);
    logoutTokens =
        new LogoutTokenChecks(
            issuer, clientId, signatures, from.untypedLogoutTokens, from.clockSkew, clock);
    organizations =
        OrganizationLists.of(
                issuer, transport, signatures, from.clockSkew, clock, Organization::fromClaims)
            .writtenFor(clientId);
    redeemed = new RedeemedCodes(clock);
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
  public static IdpClientBuilder builder() {
    return new IdpClientBuilder();
  }

  /// The issuer identifier, exactly as configured.
  public String issuer() {
    return issuer.issuer();
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
            clock.instant(),
            PendingLogin.Asked.of(options));
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
  /// @throws IdpException.Unavailable if the provider cannot be reached. The same call may be made
  ///   again within a minute, also where the code was redeemed already
  public Agent exchangeCallback(CallbackParameters parameters, PendingLogin stored) {
    var code = new Callbacks(metadata(), issuer).codeOf(parameters, stored);
    return redeemed.agent(
        code,
        stored.codeVerifier(),
        () -> tokenEndpoint.redeem(code, stored, redirectUri),
        tokens -> {
          if (tokens.idToken().isPresent()) {
            idTokens.requireLogin(verifiedIdToken(tokens), stored);
          } else if (List.of(stored.scope().split(" ")).contains("openid")) {
            throw new IdpException.InvalidToken(
                "id_token.missing",
                "the provider sent no ID token though the scope openid was asked for");
          }
          return createAgent(tokens, RefreshListener.none());
        });
  }

  /// Redeems a code, for applications that check `state` themselves. The ID token is checked as in
  /// [#exchangeCallback], except for its `nonce`, which is not known here.
  ///
  /// @param resources the APIs that the login asked a token for, if any (RFC 8707 §2.2)
  /// @throws IdpException.InvalidCallback if the provider does not take the code
  /// @throws IdpException.InvalidToken if the ID token is not good
  /// @throws IdpException.Refused if the provider refuses this client
  /// @throws IdpException.Unavailable if the provider cannot be reached; as in [#exchangeCallback]
  public Agent exchangeCode(String code, String codeVerifier, URI... resources) {
    requireRedirectUri();
    var named = Stream.of(resources).map(URI::toString).toList();
    return redeemed.agent(
        code,
        codeVerifier,
        () -> tokenEndpoint.redeem(code, codeVerifier, redirectUri, named, ""),
        tokens -> {
          if (tokens.idToken().isPresent()) {
            verifiedIdToken(tokens);
          }
          return createAgent(tokens, RefreshListener.none());
        });
  }

  /// The person of this token set, with an access token that is not about to expire: if it is, the
  /// set is renewed first and the listener told. However many threads bring the same set, one
  /// request is sent, and each is told of the new set.
  ///
  /// @throws IdpException.LoginRequired if the set is expired and cannot be renewed any more
  /// @throws IdpException.Unavailable if it is expired and the provider cannot be reached, or its
  ///   memberships are at the provider, are not known here yet and cannot be had
  public Agent createAgent(TokenSet tokens, RefreshListener listener) {
    return new Agent(this, new GivenTokens(tokens, listener, renewal));
  }

  /// The person of a session in a store that all nodes of the application share: one node renews,
  /// the others load what it stored. Needs no listener to keep the new set; this one is told on the
  /// node that renewed.
  ///
  /// @throws IdpException.LoginRequired if there is no such session, or it cannot be renewed any
  ///   more
  /// @throws IdpException.Unavailable if it is expired and the provider cannot be reached, or its
  ///   memberships are at the provider, are not known here yet and cannot be had
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
    return Introspection.of(endpoint.post(provider, provider.introspectionEndpoint(), fields));
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

  /// Where the claims of a person are asked for.
  UserInfoEndpoint userInfo() {
    return userInfo;
  }

  /// Where the memberships are that a token only refers to.
  OrganizationLists<Organization> organizations() {
    return organizations;
  }

  /// Which issuer identifiers are the provider's.
  IssuerRule issuerRule() {
    return issuer;
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

  @Override
  public String toString() {
    return "IdpClient[" + clientId + " at " + issuer.issuer() + "]";
  }
}
