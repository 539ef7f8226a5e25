package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.clients.ClientAuthMethod;
import dev.gatewright.protocol.clients.ClientAuthentication;
import dev.gatewright.protocol.clients.ClientOption;
import dev.gatewright.protocol.clients.ClientSecret;
import dev.gatewright.protocol.clients.IdTokenPolicy;
import dev.gatewright.protocol.clients.OrganizationPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy;
import dev.gatewright.protocol.clients.RefreshTokenPolicy.Issue;
import dev.gatewright.protocol.clients.SystemClaims;
import dev.gatewright.protocol.issuer.AccessTokenPolicy;
import dev.gatewright.protocol.issuer.AccessTokenPolicy.Format;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.logout.LogoutEndpoint;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.revoke.RevocationEndpoint;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Builds clients for tests: the server's built-in defaults, and what a test changes.
public final class ClientBuilder {
  private final String id;
  private ClientType type = ClientType.WEB;
  private ClientAuthentication authentication;
  private Set<String> redirectUris;
  private Set<String> postLogoutRedirectUris = Set.of();
  private Set<GrantType> grants =
      Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN, GrantType.CLIENT_CREDENTIALS);
  private Scope scope =
      Scope.of(
          "openid",
          "profile",
          "email",
          "phone",
          "offline_access",
          "projects:read",
          "projects:write");
  private Scope defaultScope = Scope.empty();
  private boolean pkceRequired = true;
  private boolean requireState;
  private boolean pkceLegacyHex;
  private boolean firstParty = true;
  private SystemClaims systemClaims = SystemClaims.NONE;
  private boolean sso = true;
  private Issue refreshIssue = Issue.ALWAYS;
  private boolean rotate = true;
  private Duration grace = Duration.ofSeconds(60);
  private Map<String, Duration> lifetimeByMethod = Map.of();
  private Optional<Duration> idle = Optional.empty();
  private boolean endsWithSession;
  private Format format = new Format.SignedJwt(Algorithm.ES256);
  private String typ = "at+jwt";
  private List<String> audience = List.of();
  private List<String> claims = List.of();
  private IdTokenPolicy idToken = IdTokenPolicy.builder().algorithm(Algorithm.ES256).build();
  private UserInfoPolicy userInfo = UserInfoPolicy.BY_SCOPE;
  private OrganizationPolicy organizations = new OrganizationPolicy.All();
  private boolean logoutWithoutHint;
  private boolean revokeWithoutAuthentication;
  private ErrorStyle errorStyle = ErrorStyle.RFC;
  private final Set<ClientOption<Boolean>> flags = new HashSet<>();

  private ClientBuilder(String id) {
    this.id = id;
    this.redirectUris = Set.of("https://" + id + ".test/cb");
    this.authentication =
        authentication(
            Set.of(ClientAuthMethod.CLIENT_SECRET_BASIC, ClientAuthMethod.CLIENT_SECRET_POST),
            secretOf(id));
  }

  /// A confidential web client whose secret is [#secretOf] its id.
  public static ClientBuilder web(String id) {
    return new ClientBuilder(id);
  }

  /// A public client in the browser.
  public static ClientBuilder spa(String id) {
    return publicClient(id, ClientType.SPA);
  }

  /// A public client on a device, with a loopback redirect URI.
  public static ClientBuilder installed(String id) {
    return publicClient(id, ClientType.NATIVE).redirects("http://127.0.0.1/cb");
  }

  private static ClientBuilder publicClient(String id, ClientType type) {
    var builder = new ClientBuilder(id);
    builder.type = type;
    builder.authentication = ClientAuthentication.none();
    builder.grants = Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
    return builder;
  }

  /// The secret of a confidential client, long enough to be an HS256 key.
  public static String secretOf(String id) {
    return "the secret of " + id + ", which is quite long";
  }

  public static ClientAuthentication authentication(
      Set<ClientAuthMethod> methods, String... secrets) {
    return ClientAuthentication.by(methods)
        .withSecrets(
            List.of(secrets).stream().map(secret -> ClientSecret.of(new Secret(secret))).toList());
  }

  public ClientBuilder authentication(ClientAuthentication value) {
    authentication = value;
    return this;
  }

  public ClientBuilder pkceLegacyHex() {
    pkceLegacyHex = true;
    return this;
  }

  public ClientBuilder redirects(String... uris) {
    redirectUris = Set.of(uris);
    return this;
  }

  public ClientBuilder type(ClientType value) {
    type = value;
    return this;
  }

  public ClientBuilder postLogout(String... uris) {
    postLogoutRedirectUris = Set.of(uris);
    return this;
  }

  public ClientBuilder grants(GrantType... values) {
    grants = Set.of(values);
    return this;
  }

  public ClientBuilder scope(String... tokens) {
    scope = Scope.of(tokens);
    return this;
  }

  public ClientBuilder defaultScope(String... tokens) {
    defaultScope = Scope.of(tokens);
    return this;
  }

  public ClientBuilder pkceOptional() {
    pkceRequired = false;
    return this;
  }

  public ClientBuilder requireState() {
    requireState = true;
    return this;
  }

  /// The client is not ours: users are asked for consent.
  public ClientBuilder thirdParty() {
    firstParty = false;
    return this;
  }

  /// What another system writes beside the standard claims.
  public ClientBuilder systemClaims(SystemClaims value) {
    systemClaims = value;
    return this;
  }

  public ClientBuilder withoutSso() {
    sso = false;
    return this;
  }

  public ClientBuilder refreshTokens(Issue issue) {
    refreshIssue = issue;
    return this;
  }

  public ClientBuilder withoutRotation() {
    rotate = false;
    return this;
  }

  public ClientBuilder grace(Duration value) {
    grace = value;
    return this;
  }

  public ClientBuilder lifetimeByMethod(Map<String, Duration> value) {
    lifetimeByMethod = value;
    return this;
  }

  public ClientBuilder idle(Duration value) {
    idle = Optional.of(value);
    return this;
  }

  public ClientBuilder endsWithSession() {
    endsWithSession = true;
    return this;
  }

  public ClientBuilder accessTokens(Format value) {
    format = value;
    return this;
  }

  public ClientBuilder accessTokenType(String value) {
    typ = value;
    return this;
  }

  public ClientBuilder audience(String... values) {
    audience = List.of(values);
    return this;
  }

  public ClientBuilder accessTokenClaims(String... values) {
    claims = List.of(values);
    return this;
  }

  public ClientBuilder idTokens(IdTokenPolicy value) {
    idToken = value;
    return this;
  }

  public ClientBuilder fullUserInfo() {
    userInfo = UserInfoPolicy.FULL;
    return this;
  }

  public ClientBuilder organizations(OrganizationPolicy value) {
    organizations = value;
    return this;
  }

  public ClientBuilder logoutWithoutHint() {
    logoutWithoutHint = true;
    return this;
  }

  public ClientBuilder revokesWithoutAuthentication() {
    revokeWithoutAuthentication = true;
    return this;
  }

  public ClientBuilder errorStyle(ErrorStyle value) {
    errorStyle = value;
    return this;
  }

  /// Sets a yes or no.
  public ClientBuilder with(ClientOption<Boolean> option) {
    flags.add(option);
    return this;
  }

  public ClientBuilder plainErrors() {
    errorStyle = ErrorStyle.PLAIN;
    return this;
  }

  public Client build() {
    var built =
        dev.gatewright.protocol.clients.ClientBuilder.with(id, authentication)
            .name("Client " + id)
            .type(type)
            .redirectUris(redirectUris.toArray(String[]::new))
            .postLogoutRedirectUris(postLogoutRedirectUris.toArray(String[]::new))
            .grants(grants.toArray(GrantType[]::new))
            .scopes(scope.tokens().toArray(String[]::new))
            .defaultScopes(defaultScope.tokens().toArray(String[]::new))
            .refreshToken(refreshToken())
            .accessToken(
                AccessTokenPolicy.builder()
                    .format(format)
                    .lifetime(Duration.ofMinutes(10))
                    .audience(audience)
                    .claims(claims)
                    .typ(typ)
                    .build())
            .idToken(idToken)
            .userInfo(userInfo)
            .organizations(organizations)
            .errorStyle(errorStyle)
            .option(Client.PKCE_REQUIRED, pkceRequired)
            .option(Client.PKCE_LEGACY_HEX, pkceLegacyHex)
            .option(Client.FIRST_PARTY, firstParty)
            .option(Client.SYSTEM_CLAIMS, systemClaims)
            .option(AuthorizationEndpoint.REQUIRE_STATE, requireState)
            .option(AuthorizationEndpoint.SSO, sso)
            .option(LogoutEndpoint.WITHOUT_HINT, logoutWithoutHint)
            .option(RevocationEndpoint.WITHOUT_AUTHENTICATION, revokeWithoutAuthentication);
    flags.forEach(flag -> built.option(flag, true));
    return built.build();
  }

  private RefreshTokenPolicy refreshToken() {
    var policy =
        RefreshTokenPolicy.builder()
            .issue(refreshIssue)
            .rotate(rotate)
            .grace(grace)
            .lifetime(Duration.ofDays(7))
            .lifetimeByMethod(lifetimeByMethod)
            .endsWithSession(endsWithSession);
    idle.ifPresent(policy::idle);
    return policy.build();
  }
}
