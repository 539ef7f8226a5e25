package dev.gatewright.client.web;

import dev.gatewright.client.Agent;
import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.IdpException;
import dev.gatewright.client.json.JsonObject;
import dev.gatewright.client.token.TokenStore;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Login for a web application: the routes `/login`, `/callback`, `/logout` and
/// `/backchannel-logout`, and who a request is from. Framework-neutral: an adapter hands in each
/// request as a [WebExchange].
///
/// ```java
/// var login = WebLogin.builder(idp).cookieSecret(System.getenv("COOKIE_SECRET")).build();
///
/// if (login.handle(exchange)) {
///   return;
/// }
/// var agent = login.agent(exchange);
/// if (agent.isEmpty()) {
///   login.challenge(exchange);
///   return;
/// }
/// ```
///
/// Safe to use from many threads.
public final class WebLogin {
  /// The parameter of `/login` that says which page of the application to come back to. Anything
  /// but a path of the application counts as none.
  public static final String RETURN_TO = "return_to";

  private static final String JSON = "application/json";

  private final IdpClient idp;
  private final WebSessions sessions;
  private final LoginPaths paths;
  private final LoginRoutes login;
  private final LogoutRoutes logout;
  private final FailurePages failures;

  private WebLogin(Builder from) {
    var site = Site.of(from.idp);
    var cipher = from.cipher();
    idp = from.idp;
    paths = from.paths(site);
    sessions = from.sessions(cipher);
    failures = new FailurePages(paths.seen(paths.login()));
    login =
        new LoginRoutes(
            idp,
            sessions,
            paths,
            new LoginCookies(site, cipher, from.formPost),
            from.options(site),
            from.fromLinks,
            failures,
            site);
    logout =
        new LogoutRoutes(
            idp,
            sessions,
            site,
            paths,
            from.postLogoutRedirectUri.orElseGet(
                () -> URI.create(site.origin() + paths.seen(paths.afterLogout().value()))),
            from.logoutTokens.orElseGet(() -> idp.logoutTokens()::verify));
  }

  /// Starts the configuration of a login with this client.
  public static Builder builder(IdpClient idp) {
    return new Builder(idp);
  }

  /// Answers the request if it is for one of the login's own routes.
  ///
  /// @return true if it was, and is answered; false if the application must answer it
  public boolean handle(WebExchange exchange) throws IOException {
    var path = exchange.path();
    if (path.equals(paths.login())) {
      if (isOneOf(exchange, "GET")) {
        login.start(exchange);
      }
    } else if (path.equals(paths.callback())) {
      if (isOneOf(exchange, "GET", "POST")) {
        login.finish(exchange);
      }
    } else if (path.equals(paths.logout())) {
      if (isOneOf(exchange, "GET", "POST")) {
        logout.logout(exchange);
      }
    } else if (path.equals(paths.backchannelLogout())) {
      if (isOneOf(exchange, "POST")) {
        logout.backchannelLogout(exchange);
      }
    } else {
      return false;
    }
    return true;
  }

  /// The person whose session the request belongs to, if there is one. May add a `Set-Cookie`
  /// header to the answer, so ask before the answer begins.
  ///
  /// @throws IdpException.Unavailable if the session must be renewed and the provider cannot be
  ///   reached: let [#fail] answer
  public Optional<Agent> agent(WebExchange exchange) {
    return sessions.agent(exchange, idp);
  }

  /// Sends a browser that is not logged in to the login, from where it comes back to the page it
  /// asked for; answers 401 to anything that is no navigation of a browser (a script's request, a
  /// POST).
  public void challenge(WebExchange exchange) throws IOException {
    noStore(exchange);
    if (FetchMetadata.of(exchange).isNavigation()) {
      var query = exchange.rawQuery().isEmpty() ? "" : "?" + exchange.rawQuery();
      login.startFor(exchange, paths.seen(exchange.path()) + query);
      return;
    }
    var body = JsonObject.of(Map.of("error", "login_required", "login", paths.seen(paths.login())));
    exchange.addHeader("WWW-Authenticate", "Cookie realm=\"" + paths.root() + "/\"");
    exchange.respond(401, JSON, body.toJson());
  }

  /// Answers a request that could not be served because of the provider or the client's
  /// configuration: a page for a browser that opens one, JSON for anything else, with the reason in
  /// the log and not in the answer. 503 with `Retry-After` if the provider is away; the challenge
  /// if the session is over.
  public void fail(WebExchange exchange, IdpException failure) throws IOException {
    if (failure instanceof IdpException.LoginRequired) {
      challenge(exchange);
      return;
    }
    noStore(exchange);
    failures.answer(exchange, failure);
  }

  /// Answers 403 to a person who is logged in and may not do this.
  public static void insufficientScope(WebExchange exchange) throws IOException {
    noStore(exchange);
    exchange.respond(403, JSON, JsonObject.of(Map.of("error", "insufficient_scope")).toJson());
  }

  private static boolean isOneOf(WebExchange exchange, String... methods) throws IOException {
    noStore(exchange);
    if (Arrays.asList(methods).contains(exchange.method())) {
      return true;
    }
    exchange.addHeader("Allow", String.join(", ", methods));
    exchange.respond(405, "text/plain; charset=utf-8", "Not here with this method.\n");
    return false;
  }

  private static void noStore(WebExchange exchange) {
    exchange.addHeader("Cache-Control", "no-store");
  }

  /// Configures a [WebLogin]. Only the cookie secret is required.
  public static final class Builder {
    private static final Set<String> NOT_FROM_LINKS = Set.of("max_age", "response_mode");

    private final IdpClient idp;
    private AuthorizationOptions options = AuthorizationOptions.of("openid", "profile", "email");
    private Set<String> fromLinks = Set.of();
    private boolean formPost;
    private final StateCipher.Builder cipher = StateCipher.builder();
    private Optional<TokenStore> store = Optional.empty();
    private Optional<WebSessions> sessions = Optional.empty();
    private SessionLimits sessionLimits = SessionLimits.DEFAULT;
    private Optional<LogoutTokenVerifier> logoutTokens = Optional.empty();
    private String root = "";
    private String loginPath = "/login";
    private String logoutPath = "/logout";
    private String backchannelLogoutPath = "/backchannel-logout";
    private String afterLogin = "/";
    private String afterLogout = "/";
    private Optional<URI> postLogoutRedirectUri = Optional.empty();
    private InstantSource clock = Clock.systemUTC();
    private SecureRandom random = new SecureRandom();

    private Builder(IdpClient idp) {
      this.idp = idp;
    }

    /// The secret that encrypts cookies: at least 32 random bytes as text, the same on all nodes.
    /// To change it, call this with the new one and then with the old one ([StateCipher.Builder]).
    ///
    /// @throws IllegalArgumentException if it is too short
    public Builder cookieSecret(String value) {
      cipher.secret(value);
      return this;
    }

    /// What every login asks for; the scope `openid profile email` unless said otherwise.
    public Builder options(AuthorizationOptions value) {
      options = value;
      return this;
    }

    /// As [#options] with these scope values and nothing else.
    public Builder scopes(String... values) {
      return options(AuthorizationOptions.of(values));
    }

    /// Which parameters of the authorization request a link to `/login` may set, such as `org`,
    /// `login_hint` or `prompt`; none unless said otherwise.
    ///
    /// @throws IllegalArgumentException if one must not be left to whoever makes a link
    public Builder fromLinks(String... parameters) {
      for (var name : parameters) {
        if (NOT_FROM_LINKS.contains(name)) {
          throw new IllegalArgumentException(name + " cannot be set by a link to the login");
        }
        AuthorizationOptions.of().parameter(name, "");
      }
      fromLinks = Set.of(parameters);
      return this;
    }

    /// Has the provider answer with a form (OAuth 2.0 Form Post Response Mode §2) rather than in
    /// the callback's address. The form comes from another site, so the cookie of a login under way
    /// is sent with `SameSite=None; Secure`: on a developer's machine, without TLS, Chrome and
    /// Firefox take that from `http://localhost` and Safari does not.
    public Builder formPost() {
      formPost = true;
      return this;
    }

    /// Keeps sessions in this store, with a key in a cookie ([StoredSessions]). Unless this or
    /// [#sessions] is called they are kept in the cookie ([CookieSessions]).
    public Builder store(TokenStore value) {
      store = Optional.of(value);
      return this;
    }

    /// Keeps sessions wherever these do.
    public Builder sessions(WebSessions value) {
      sessions = Optional.of(value);
      return this;
    }

    /// How long sessions last; [SessionLimits#DEFAULT] unless said otherwise.
    public Builder sessionLimits(SessionLimits value) {
      sessionLimits = value;
      return this;
    }

    /// Checks the tokens of back-channel logouts; [IdpClient#logoutTokens()] unless said otherwise.
    public Builder logoutTokens(LogoutTokenVerifier value) {
      logoutTokens = Optional.of(value);
      return this;
    }

    /// Where browsers find the application on its host, such as `/app` for a servlet context; the
    /// host's root unless said otherwise. The path of the callback is the rest of the redirect URI.
    public Builder root(String value) {
      root = value.equals("/") ? "" : value;
      return this;
    }

    /// The route of the login below the root; `/login` unless said otherwise.
    public Builder loginPath(String value) {
      loginPath = value;
      return this;
    }

    /// The route of the logout below the root; `/logout` unless said otherwise.
    public Builder logoutPath(String value) {
      logoutPath = value;
      return this;
    }

    /// The route of the provider's back-channel logout below the root; `/backchannel-logout` unless
    /// said otherwise.
    public Builder backchannelLogoutPath(String value) {
      backchannelLogoutPath = value;
      return this;
    }

    /// The page below the root to go to after a login that began at no page; `/` unless said
    /// otherwise.
    public Builder afterLogin(String value) {
      afterLogin = value;
      return this;
    }

    /// The page below the root to go to after a logout; `/` unless said otherwise.
    public Builder afterLogout(String value) {
      afterLogout = value;
      return this;
    }

    /// Where the provider sends the browser after a logout, registered there letter for letter; the
    /// page of [#afterLogout] unless said otherwise.
    public Builder postLogoutRedirectUri(URI value) {
      postLogoutRedirectUri = Optional.of(value);
      return this;
    }

    /// The clock, for tests.
    public Builder clock(InstantSource value) {
      clock = value;
      return this;
    }

    /// The source of session identifiers and of what encryption needs.
    public Builder random(SecureRandom value) {
      random = value;
      return this;
    }

    /// The login. Asks nothing of the provider yet.
    ///
    /// @throws IllegalArgumentException if a path is none
    /// @throws IllegalStateException if there is no cookie secret, or the redirect URI does not fit
    public WebLogin build() {
      return new WebLogin(this);
    }

    private StateCipher cipher() {
      return cipher.clock(clock).random(random).build();
    }

    private WebSessions sessions(StateCipher cipher) {
      return sessions.orElseGet(() ->
          store
              .<WebSessions>map(
                  each -> new StoredSessions(idp, each, cipher, sessionLimits, clock, random))
              .orElseGet(() -> new CookieSessions(idp, cipher, sessionLimits, clock, random)));
    }

    private LoginPaths paths(Site site) {
      var callback = site.redirectUri().getRawPath();
      if (!callback.startsWith(root + "/")) {
        throw new IllegalStateException(
            "the redirect URI "
                + site.redirectUri()
                + " is not below the application's root "
                + root
                + ": correct one of them");
      }
      return new LoginPaths(
          root,
          loginPath,
          callback.substring(root.length()),
          logoutPath,
          backchannelLogoutPath,
          new LocalPath(afterLogin),
          new LocalPath(afterLogout));
    }

    private AuthorizationOptions options(Site site) {
      if (!formPost) {
        return options;
      }
      if (!site.isSecure() && !site.isLoopback()) {
        throw new IllegalStateException(
            "formPost() needs https: browsers do not send cookies with a form of another site to "
                + site.origin());
      }
      return options.responseMode("form_post");
    }
  }
}
