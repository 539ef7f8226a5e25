package dev.gatewright.servlet;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.IdpClient;
import dev.gatewright.client.token.JdbcTokenStore;
import dev.gatewright.client.token.TokenStore;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.client.web.WebLoginBuilder;
import jakarta.servlet.ServletException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;

/// A login as the init-params of a [LoginFilter] describe it.
final class ConfiguredLogin {
  private static final String ISSUER = "issuer";
  private static final String CLIENT_ID = "clientId";
  private static final String CLIENT_SECRET = "clientSecretEnv";
  private static final String REDIRECT_URI = "redirectUri";
  private static final String SCOPES = "scopes";
  private static final String SESSIONS = "sessions";
  private static final String DATA_SOURCE = "dataSource";
  private static final String SESSION_KEY = "sessionKeyEnv";
  private static final String COOKIE_SECRET = "cookieSecretEnv";
  private static final String LOGIN_PATH = "loginPath";
  private static final String LOGOUT_PATH = "logoutPath";
  private static final String AFTER_LOGIN = "afterLogin";
  private static final String AFTER_LOGOUT = "afterLogout";
  private static final String POST_LOGOUT_REDIRECT_URI = "postLogoutRedirectUri";
  private static final String PROTECTED_PATHS = "protectedPaths";
  private static final String PUBLIC_PATHS = "publicPaths";

  private static final Set<String> NAMES =
      Set.of(
          ISSUER,
          CLIENT_ID,
          CLIENT_SECRET,
          REDIRECT_URI,
          SCOPES,
          SESSIONS,
          DATA_SOURCE,
          SESSION_KEY,
          COOKIE_SECRET,
          LOGIN_PATH,
          LOGOUT_PATH,
          AFTER_LOGIN,
          AFTER_LOGOUT,
          POST_LOGOUT_REDIRECT_URI,
          PROTECTED_PATHS,
          PUBLIC_PATHS);

  private static final String AN_ISSUER = "https://login.example.com";
  private static final String A_CALLBACK = "http://localhost:3000/callback";
  private static final int GENERATED_SECRET_BYTES = 32;

  private final InitParameters parameters;

  ConfiguredLogin(InitParameters parameters) throws ServletException {
    this.parameters = parameters;
    parameters.requireKnown(NAMES);
  }

  /// The login, up to what the filter knows about the application.
  WebLoginBuilder login() throws ServletException {
    var login = WebLogin.builder(client());
    keepSessions(login);
    var scopes = parameters.list(SCOPES);
    scopes.ifPresent(values -> login.options(AuthorizationOptions.of(values)));
    parameters.text(LOGIN_PATH).ifPresent(login::loginPath);
    parameters.text(LOGOUT_PATH).ifPresent(login::logoutPath);
    parameters.text(AFTER_LOGIN).ifPresent(login::afterLogin);
    parameters.text(AFTER_LOGOUT).ifPresent(login::afterLogout);
    var afterwards = parameters.text(POST_LOGOUT_REDIRECT_URI);
    try {
      afterwards.ifPresent(uri -> login.postLogoutRedirectUri(URI.create(uri)));
    } catch (IllegalArgumentException noUri) {
      throw parameters.wrong(POST_LOGOUT_REDIRECT_URI, noUri);
    }
    return login;
  }

  /// Which paths need a login.
  PathRules rules() throws ServletException {
    return new PathRules(
        patterns(PROTECTED_PATHS).orElse(PathRules.DEFAULT.protectedPaths()),
        patterns(PUBLIC_PATHS).orElse(PathRules.DEFAULT.publicPaths()));
  }

  private Optional<List<PathPattern>> patterns(String name) throws ServletException {
    try {
      return parameters.list(name).map(PathPattern::parseAll);
    } catch (IllegalArgumentException noPattern) {
      throw parameters.wrong(name, noPattern);
    }
  }

  private IdpClient client() throws ServletException {
    var client = IdpClient.builder();
    try {
      client.issuer(parameters.required(ISSUER, AN_ISSUER));
    } catch (IllegalArgumentException noIssuer) {
      throw parameters.wrong(ISSUER, noIssuer);
    }
    client.clientId(parameters.required(CLIENT_ID, "my-application"));
    client.redirectUri(parameters.required(REDIRECT_URI, A_CALLBACK));
    parameters.secret(CLIENT_SECRET).ifPresent(client::clientSecret);
    return client.build();
  }

  private void keepSessions(WebLoginBuilder login) throws ServletException {
    var kind = parameters.text(SESSIONS).orElse("http");
    switch (kind) {
      case "http" -> {
        login.sessions(new HttpSessions());
        // Then only logins that are under way need it, and those a restart may end.
        var secret = parameters.secret(COOKIE_SECRET);
        cookieSecret(login, secret.isPresent() ? secret.get() : generatedSecret());
      }
      case "cookie" -> cookieSecret(login, requiredCookieSecret());
      case "jdbc" -> {
        login.store(store());
        cookieSecret(login, requiredCookieSecret());
      }
      default ->
          throw parameters.wrong(
              SESSIONS,
              "is "
                  + kind
                  + "; it can be http (the container's sessions), cookie (an encrypted cookie) or"
                  + " jdbc (a database)");
    }
  }

  private String requiredCookieSecret() throws ServletException {
    return parameters.requiredSecret(
        COOKIE_SECRET, "at least 32 random bytes as text (openssl rand -base64 32)");
  }

  private void cookieSecret(WebLoginBuilder login, String secret) throws ServletException {
    try {
      login.cookieSecret(secret);
    } catch (IllegalArgumentException tooShort) {
      throw parameters.wrong(COOKIE_SECRET, tooShort);
    }
  }

  private TokenStore store() throws ServletException {
    var name = parameters.required(DATA_SOURCE, "java:comp/env/jdbc/sessions");
    var key =
        parameters.requiredSecret(
            SESSION_KEY, "32 random bytes in base64 (openssl rand -base64 32)");
    try {
      var store = JdbcTokenStore.builder(dataSource(name)).encryptionKeys(key).build();
      store.createTable();
      return store;
    } catch (IllegalArgumentException noKey) {
      throw parameters.wrong(SESSION_KEY, noKey);
    }
  }

  /// Only the container's own names are looked up, never an address.
  @SuppressWarnings(
      "BanJNDI") // The name is the deployer's, and JNDI is how containers hand it out.
  private DataSource dataSource(String name) throws ServletException {
    try {
      if (name.startsWith("java:") && new InitialContext().lookup(name) instanceof DataSource it) {
        return it;
      }
    } catch (NamingException notThere) {
      throw new ServletException(noDataSource(name).getMessage(), notThere);
    }
    throw noDataSource(name);
  }

  private ServletException noDataSource(String name) {
    return parameters.wrong(
        DATA_SOURCE,
        "is "
            + name
            + ", where the container has no javax.sql.DataSource: name one that it has, with the"
            + " whole JNDI name, which starts with java:");
  }

  private static String generatedSecret() {
    var bytes = new byte[GENERATED_SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getEncoder().encodeToString(bytes);
  }
}
