package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.oauth.ResponseMode;
import dev.gatewright.protocol.oauth.Scope;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// How the engine behaves towards all clients. [#defaults] is safe; each method of the builder says
/// what the option means and what leaving its default costs.
public final class EngineOptions {

  /// RFC 6749 §4.1.2 recommends at most ten minutes.
  private static final Duration LONGEST_CODE = Duration.ofMinutes(10);

  private static final EngineOptions DEFAULTS = builder().build();

  private final boolean requiresPkce;
  private final boolean requiresS256;
  private final Optional<Duration> notBeforeLeeway;
  private final ClientClaim clientClaim;
  private final String scopeDelimiter;
  private final boolean authenticateIntrospect;
  private final boolean authenticateRevoke;
  private final boolean introspectionRequiresConfidentialClient;
  private final ResponseMode implicitRedirectMode;
  private final TokenForm authorizationCodes;
  private final TokenForm refreshTokens;
  private final Duration authorizationCodeLifetime;
  private final LoopbackRule loopback;
  private final Map<String, Object> metadata;

  private EngineOptions(Builder builder) {
    this.requiresPkce = builder.requiresPkce;
    this.requiresS256 = builder.requiresS256;
    this.notBeforeLeeway = builder.notBeforeLeeway;
    this.clientClaim = builder.clientClaim;
    this.scopeDelimiter = builder.scopeDelimiter;
    this.authenticateIntrospect = builder.authenticateIntrospect;
    this.authenticateRevoke = builder.authenticateRevoke;
    this.introspectionRequiresConfidentialClient = builder.introspectionRequiresConfidentialClient;
    this.implicitRedirectMode = builder.implicitRedirectMode;
    this.authorizationCodes = builder.authorizationCodes;
    this.refreshTokens = builder.refreshTokens;
    this.authorizationCodeLifetime = builder.authorizationCodeLifetime;
    this.loopback = builder.loopback;
    this.metadata = Map.copyOf(builder.metadata);
    check();
  }

  private void check() {
    if (!authorizationCodeLifetime.isPositive()
        || authorizationCodeLifetime.compareTo(LONGEST_CODE) > 0) {
      throw new IllegalArgumentException(
          "authorizationCodeLifetime is more than nothing and at most ten minutes");
    }
    if (notBeforeLeeway.filter(Duration::isNegative).isPresent()) {
      throw new IllegalArgumentException("notBeforeLeeway is not negative");
    }
    if (scopeDelimiter.length() != 1 || !" ,;|+".contains(scopeDelimiter)) {
      throw new IllegalArgumentException(
          "scopeDelimiter is a space, a comma, a semicolon, a bar or a plus sign");
    }
    if (implicitRedirectMode == ResponseMode.FORM_POST) {
      throw new IllegalArgumentException("implicitRedirectMode is FRAGMENT or QUERY");
    }
  }

  /// What access tokens say of their client beside `client_id` (RFC 9068 §2.2).
  public enum ClientClaim {
    /// Nothing.
    NONE,
    /// Its id once more, as `cid`.
    CID_IS_ID,
    /// Its name, as `cid`.
    CID_IS_NAME
  }

  /// How a code or a refresh token is presented; what it is worth is decided in the store in both
  /// forms.
  public enum TokenForm {
    /// Text that tells its holder nothing.
    OPAQUE,
    /// A JWT signed by the issuer, whose claims its holder can read.
    JWT
  }

  /// Which redirect URIs may differ from the registered one in the port (RFC 8252 §7.3).
  public enum LoopbackRule {
    /// Those of native clients on `127.0.0.1` and `[::1]`.
    NATIVE_CLIENTS,
    /// Those of every client on `127.0.0.1`, `[::1]` and `localhost`; none stands for another. On a
    /// machine of several users, another one may listen on the port first.
    EVERY_CLIENT
  }

  public boolean requiresPkce() {
    return requiresPkce;
  }

  public boolean requiresS256() {
    return requiresS256;
  }

  /// Absent where access tokens have no `nbf`.
  public Optional<Duration> notBeforeLeeway() {
    return notBeforeLeeway;
  }

  public ClientClaim clientClaim() {
    return clientClaim;
  }

  public String scopeDelimiter() {
    return scopeDelimiter;
  }

  public boolean authenticateIntrospect() {
    return authenticateIntrospect;
  }

  public boolean authenticateRevoke() {
    return authenticateRevoke;
  }

  public boolean introspectionRequiresConfidentialClient() {
    return introspectionRequiresConfidentialClient;
  }

  public ResponseMode implicitRedirectMode() {
    return implicitRedirectMode;
  }

  public TokenForm authorizationCodes() {
    return authorizationCodes;
  }

  public TokenForm refreshTokens() {
    return refreshTokens;
  }

  public Duration authorizationCodeLifetime() {
    return authorizationCodeLifetime;
  }

  public LoopbackRule loopback() {
    return loopback;
  }

  /// Further members of the discovery document, by name, as JSON-ready values.
  public Map<String, Object> metadata() {
    return metadata;
  }

  /// Reads scope tokens as clients part them; absent when the syntax is broken.
  public Optional<Scope> parseScope(String text) {
    return Scope.parse(scopeDelimiter.equals(" ") ? text : text.replace(scopeDelimiter, " "));
  }

  /// Writes scope tokens as clients part them.
  ///
  /// @throws IllegalArgumentException when a token holds the delimiter, since it would be read as
  ///   two
  public String scopeText(Scope scope) {
    if (!scopeDelimiter.equals(" ")
        && scope.tokens().stream().anyMatch(token -> token.contains(scopeDelimiter))) {
      throw new IllegalArgumentException(
          "scope %s holds the scopeDelimiter %s: rename it or choose another delimiter"
              .formatted(scope, scopeDelimiter));
    }
    return String.join(scopeDelimiter, scope.tokens());
  }

  /// The safe settings.
  public static EngineOptions defaults() {
    return DEFAULTS;
  }

  /// Begins with the safe settings.
  public static Builder builder() {
    return new Builder();
  }

  /// Builds options; what is not said stays safe.
  public static final class Builder {
    private boolean requiresPkce = true;
    private boolean requiresS256 = true;
    private Optional<Duration> notBeforeLeeway = Optional.empty();
    private ClientClaim clientClaim = ClientClaim.NONE;
    private String scopeDelimiter = " ";
    private boolean authenticateIntrospect = true;
    private boolean authenticateRevoke = true;
    private boolean introspectionRequiresConfidentialClient = true;
    private ResponseMode implicitRedirectMode = ResponseMode.FRAGMENT;
    private TokenForm authorizationCodes = TokenForm.OPAQUE;
    private TokenForm refreshTokens = TokenForm.OPAQUE;
    private Duration authorizationCodeLifetime = Duration.ofSeconds(60);
    private LoopbackRule loopback = LoopbackRule.NATIVE_CLIENTS;
    private final Map<String, Object> metadata = new LinkedHashMap<>();

    private Builder() {}

    /// Whether confidential clients must use PKCE, where their own setting says so too; `true` by
    /// default. Without it a stolen code is worth something to whoever can inject it. Public
    /// clients must always (RFC 9700 §2.1.1).
    public Builder requiresPkce(boolean value) {
      requiresPkce = value;
      return this;
    }

    /// Whether `plain` is refused; `true` by default. Otherwise a request without
    /// `code_challenge_method` means `plain` (RFC 7636 §4.3), and whoever sees the authorization
    /// request can redeem its code.
    public Builder requiresS256(boolean value) {
      requiresS256 = value;
      return this;
    }

    /// Writes `nbf` into access tokens, this long before they are issued, for resource servers
    /// whose clocks are slow; no `nbf` by default.
    public Builder notBeforeLeeway(Duration value) {
      notBeforeLeeway = Optional.of(value);
      return this;
    }

    /// What access tokens say of their client beside `client_id`; nothing by default.
    public Builder clientClaim(ClientClaim value) {
      clientClaim = value;
      return this;
    }

    /// What parts scope tokens, in requests, answers and tokens; a space by default, which is all
    /// that RFC 6749 §3.3 knows.
    public Builder scopeDelimiter(String value) {
      scopeDelimiter = value;
      return this;
    }

    /// Whether introspection needs an authenticated client; `true` by default. Otherwise whoever
    /// finds a token learns what it says (RFC 7662 §4).
    public Builder authenticateIntrospect(boolean value) {
      authenticateIntrospect = value;
      return this;
    }

    /// Whether revocation needs an authenticated client; `true` by default. Otherwise whoever finds
    /// a token can end it (RFC 7009 §5).
    public Builder authenticateRevoke(boolean value) {
      authenticateRevoke = value;
      return this;
    }

    /// Whether public clients may not introspect; `true` by default. Otherwise a public client can
    /// introspect its own tokens by naming itself. Where introspection needs no authentication this
    /// says nothing.
    public Builder introspectionRequiresConfidentialClient(boolean value) {
      introspectionRequiresConfidentialClient = value;
      return this;
    }

    /// Where the implicit grant puts its access token; in the fragment by default. In the query it
    /// reaches servers, their logs and, as a referrer, other sites.
    public Builder implicitRedirectMode(ResponseMode value) {
      implicitRedirectMode = value;
      return this;
    }

    /// How authorization codes are presented; opaque by default.
    public Builder authorizationCodes(TokenForm value) {
      authorizationCodes = value;
      return this;
    }

    /// How refresh tokens are presented; opaque by default.
    public Builder refreshTokens(TokenForm value) {
      refreshTokens = value;
      return this;
    }

    /// How long a code lives; 60 seconds by default, at most ten minutes. A client redeems at once,
    /// so a longer life serves whoever steals a code.
    public Builder authorizationCodeLifetime(Duration value) {
      authorizationCodeLifetime = value;
      return this;
    }

    /// Which redirect URIs may differ in the port; those of native clients on a loopback address by
    /// default.
    public Builder loopback(LoopbackRule value) {
      loopback = value;
      return this;
    }

    /// A further member of the discovery document, such as `service_documentation` (RFC 8414 §2).
    /// It cannot replace one that the engine writes.
    public Builder metadata(String name, Object value) {
      metadata.put(name, value);
      return this;
    }

    /// The options.
    ///
    /// @throws IllegalArgumentException when a value is out of its bounds
    public EngineOptions build() {
      return new EngineOptions(this);
    }
  }
}
