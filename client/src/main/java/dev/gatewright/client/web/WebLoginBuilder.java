package dev.gatewright.client.web;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.internal.Given;
import dev.gatewright.client.logout.LogoutTokens;
import dev.gatewright.client.token.TokenStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Configures a [WebLogin]. Only the cookie secret is required.
public final class WebLoginBuilder {
  private static final Set<String> NOT_FROM_LINKS = Set.of("max_age", "response_mode");

  final IdpClient idp;
  private AuthorizationOptions options = AuthorizationOptions.of("openid", "profile", "email");
  Set<String> fromLinks = Set.of();
  boolean formPost;
  private final StateCipher.Builder cipher = StateCipher.builder();
  private Optional<TokenStore> store = Optional.empty();
  private Optional<WebSessions> sessions = Optional.empty();
  Duration loginLifetime = LoginCookies.LIFETIME;
  private SessionLimits sessionLimits = SessionLimits.DEFAULT;
  Optional<LogoutTokens> logoutTokens = Optional.empty();
  private String root = "";
  private String loginPath = "/login";
  private String logoutPath = "/logout";
  private String backchannelLogoutPath = "/backchannel-logout";
  private String afterLogin = "/";
  private String afterLogout = "/";
  Optional<URI> postLogoutRedirectUri = Optional.empty();
  private InstantSource clock = Clock.systemUTC();
  private SecureRandom random = new SecureRandom();

  WebLoginBuilder(IdpClient idp) {
    this.idp = idp;
  }

  /// The secret that encrypts cookies: at least 32 random bytes as text, the same on all nodes. To
  /// change it, call this with the new one and then with the old one ([StateCipher.Builder]).
  ///
  /// @throws IllegalArgumentException if it is too short
  public WebLoginBuilder cookieSecret(@Nullable String value) {
    cipher.secret(Given.value(value, "cookieSecret"));
    return this;
  }

  /// What every login asks for; the scope `openid profile email` unless said otherwise.
  public WebLoginBuilder options(@Nullable AuthorizationOptions value) {
    options = Given.value(value, "options");
    return this;
  }

  /// As [#options(AuthorizationOptions)] with these scope values and nothing else.
  public WebLoginBuilder scopes(String... values) {
    return options(AuthorizationOptions.of(values));
  }

  /// Which parameters of the authorization request a link to `/login` may set, such as `org`,
  /// `login_hint` or `prompt`; none unless said otherwise.
  ///
  /// @throws IllegalArgumentException if one must not be left to whoever makes a link
  public WebLoginBuilder fromLinks(String... parameters) {
    for (var name : parameters) {
      if (NOT_FROM_LINKS.contains(name)) {
        throw new IllegalArgumentException(name + " cannot be set by a link to the login");
      }
      AuthorizationOptions.of().parameter(name, "");
    }
    fromLinks = Set.of(parameters);
    return this;
  }

  /// Has the provider answer with a form (OAuth 2.0 Form Post Response Mode §2) rather than in the
  /// callback's address. The form comes from another site, so the cookie of a login under way is
  /// sent with `SameSite=None; Secure`: on a developer's machine, without TLS, Chrome and Firefox
  /// take that from `http://localhost` and Safari does not.
  public WebLoginBuilder formPost() {
    formPost = true;
    return this;
  }

  /// Keeps sessions in this store, with a key in a cookie which several nodes can share. Unless
  /// this or [#sessions(WebSessions)] is called they are kept in the cookie (an encrypted one).
  public WebLoginBuilder store(@Nullable TokenStore value) {
    store = Optional.of(Given.value(value, "store"));
    return this;
  }

  /// Keeps sessions wherever these do.
  public WebLoginBuilder sessions(@Nullable WebSessions value) {
    sessions = Optional.of(Given.value(value, "sessions"));
    return this;
  }

  /// How long a person may take to log in, from the redirect to the provider until they are back;
  /// an hour unless said otherwise. Some log in by a link in their mail, or find their password
  /// first.
  ///
  /// @throws IllegalArgumentException if it is under a minute or over a day
  public WebLoginBuilder loginLifetime(@Nullable Duration value) {
    var lifetime = Given.value(value, "loginLifetime");
    if (lifetime.compareTo(Duration.ofMinutes(1)) < 0
        || lifetime.compareTo(Duration.ofDays(1)) > 0) {
      throw new IllegalArgumentException("a login may take from a minute to a day, not " + value);
    }
    loginLifetime = lifetime;
    return this;
  }

  /// How long sessions last; [SessionLimits#DEFAULT] unless said otherwise.
  public WebLoginBuilder sessionLimits(@Nullable SessionLimits value) {
    sessionLimits = Given.value(value, "sessionLimits");
    return this;
  }

  /// Checks the tokens of back-channel logouts; [IdpClient#logoutTokens()] unless said otherwise.
  public WebLoginBuilder logoutTokens(@Nullable LogoutTokens value) {
    logoutTokens = Optional.of(Given.value(value, "logoutTokens"));
    return this;
  }

  /// Where browsers find the application on its host, such as `/app` for a servlet context; the
  /// host's root unless said otherwise. The path of the callback is the rest of the redirect URI.
  public WebLoginBuilder root(@Nullable String value) {
    var path = Given.value(value, "root");
    root = path.equals("/") ? "" : path;
    return this;
  }

  /// The route of the login below the root; `/login` unless said otherwise.
  public WebLoginBuilder loginPath(@Nullable String value) {
    loginPath = Given.value(value, "loginPath");
    return this;
  }

  /// The route of the logout below the root; `/logout` unless said otherwise.
  public WebLoginBuilder logoutPath(@Nullable String value) {
    logoutPath = Given.value(value, "logoutPath");
    return this;
  }

  /// The route of the provider's back-channel logout below the root; `/backchannel-logout` unless
  /// said otherwise.
  public WebLoginBuilder backchannelLogoutPath(@Nullable String value) {
    backchannelLogoutPath = Given.value(value, "backchannelLogoutPath");
    return this;
  }

  /// The page below the root to go to after a login that began at no page; `/` unless said
  /// otherwise.
  public WebLoginBuilder afterLogin(@Nullable String value) {
    afterLogin = Given.value(value, "afterLogin");
    return this;
  }

  /// The page below the root to go to after a logout; `/` unless said otherwise.
  public WebLoginBuilder afterLogout(@Nullable String value) {
    afterLogout = Given.value(value, "afterLogout");
    return this;
  }

  /// Where the provider sends the browser after a logout, registered there letter for letter; the
  /// page of [#afterLogout] unless said otherwise.
  public WebLoginBuilder postLogoutRedirectUri(@Nullable URI value) {
    postLogoutRedirectUri = Optional.of(Given.value(value, "postLogoutRedirectUri"));
    return this;
  }

  /// The clock, for tests.
  public WebLoginBuilder clock(@Nullable InstantSource value) {
    clock = Given.value(value, "clock");
    return this;
  }

  /// The source of session identifiers and of what encryption needs.
  public WebLoginBuilder random(@Nullable SecureRandom value) {
    random = Given.value(value, "random");
    return this;
  }

  /// The login. Asks nothing of the provider yet.
  ///
  /// @throws IllegalArgumentException if a path is none, or there is no cookie secret
  /// @throws IllegalStateException if the redirect URI does not fit
  public WebLogin build() {
    return new WebLogin(this);
  }

  StateCipher cipher() {
    return cipher.clock(clock).random(random).build();
  }

  WebSessions sessions(StateCipher cipher) {
    return sessions.orElseGet(() ->
        store
            .<WebSessions>map(
                each -> new StoredSessions(idp, each, cipher, sessionLimits, clock, random))
            .orElseGet(() -> new CookieSessions(idp, cipher, sessionLimits, clock, random)));
  }

  LoginPaths paths(Site site) {
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

  AuthorizationOptions options(Site site) {
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
