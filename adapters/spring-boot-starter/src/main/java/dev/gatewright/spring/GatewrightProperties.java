package dev.gatewright.spring;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// The properties under `gatewright`. What is not set is empty. Durations are written as Spring
/// Boot reads them: `30s`, `5m`.
///
/// @param issuer The provider's issuer identifier, letter for letter as it names itself. Without it
///   nothing is configured.
/// @param clientId This application's client identifier at the provider.
/// @param clientSecret The client's secret. A client without one is public.
/// @param baseUrl The address of this application as browsers see it, such as
///   https://app.example.com, with the context path if there is one.
/// @param redirectUri Where the provider sends the browser back to, registered there letter for
///   letter. Unless set, base-url with /callback.
/// @param scopes What to ask for at login.
/// @param fromLinks Parameters of the authorization request that a link to the login path may set,
///   such as org, login_hint or prompt.
/// @param formPost Whether the provider answers with a form instead of in the callback's address.
/// @param protectedPaths Paths that need somebody logged in, such as /account, or /admin/* with all
///   below it. None unless set: a controller that takes an Agent asks for a login by itself.
/// @param loginPath The path of this application that sends the browser to the provider.
/// @param logoutPath The path that ends the session, here and at the provider.
/// @param backchannelLogoutPath The path at which the provider reports that a person logged out.
/// @param afterLogin The path to show after a login that began at no page of its own.
/// @param afterLogout The path to show after a logout. The address that it makes with base-url is
///   registered at the provider as a post-logout redirect URI.
/// @param loginLifetime How long a person may take to log in, from the redirect to the provider
///   until they are back.
/// @param refreshSkew How long before its end an access token is renewed.
/// @param clockSkew By how much this machine's clock and the provider's may differ.
/// @param connectTimeout How long connecting to the provider may take.
/// @param requestTimeout How long a whole exchange with the provider may take.
/// @param session Where it is kept who is logged in.
/// @param api What an access token must say to be accepted by an API of this application.
@ConfigurationProperties("gatewright")
public record GatewrightProperties(
    @DefaultValue("") String issuer,
    @DefaultValue("") String clientId,
    @DefaultValue("") Secret clientSecret,
    @DefaultValue("") String baseUrl,
    @DefaultValue("") String redirectUri,
    @DefaultValue({"openid", "profile", "email"}) List<String> scopes,
    @DefaultValue List<String> fromLinks,
    @DefaultValue("false") boolean formPost,
    @DefaultValue List<String> protectedPaths,
    @DefaultValue("/login") String loginPath,
    @DefaultValue("/logout") String logoutPath,
    @DefaultValue("/backchannel-logout") String backchannelLogoutPath,
    @DefaultValue("/") String afterLogin,
    @DefaultValue("/") String afterLogout,
    @DefaultValue("60m") Duration loginLifetime,
    @DefaultValue("30s") Duration refreshSkew,
    @DefaultValue("60s") Duration clockSkew,
    @DefaultValue("5s") Duration connectTimeout,
    @DefaultValue("10s") Duration requestTimeout,
    @DefaultValue Session session,
    @DefaultValue Api api) {

  public GatewrightProperties {
    scopes = List.copyOf(scopes);
    fromLinks = List.copyOf(fromLinks);
    protectedPaths = List.copyOf(protectedPaths);
  }

  /// Where it is kept who is logged in.
  ///
  /// @param store The HTTP session, an encrypted cookie, or a database table that all nodes share.
  /// @param secrets What cookies, and tokens in a database, are encrypted with: 32 bytes or more,
  ///   as from "openssl rand -base64 32". The first one encrypts, all decrypt.
  /// @param lifetime How long a session of the store cookie or jdbc lasts at most.
  /// @param idle How long such a session lasts without a request.
  /// @param table The table of the store jdbc.
  /// @param createTable Whether to make that table at the start if it is not there.
  public record Session(
      @DefaultValue("http") Store store,
      @DefaultValue List<Secret> secrets,
      @DefaultValue("7d") Duration lifetime,
      @DefaultValue("12h") Duration idle,
      @DefaultValue("gatewright_session") String table,
      @DefaultValue("true") boolean createTable) {
    public Session {
      secrets = List.copyOf(secrets);
    }
  }

  /// The places that can keep a session.
  public enum Store {
    /// The servlet container's HTTP session, or what Spring Session puts in its place.
    HTTP,
    /// An encrypted cookie: nothing is kept on the server.
    COOKIE,
    /// A table in the application's `DataSource`: all nodes see the same sessions.
    JDBC
  }

  /// What an access token must say to be accepted by an API of this application.
  ///
  /// @param audience The API's identifier, which a token must name as its audience. Without it this
  ///   application has no API.
  /// @param types The token types (typ) that are accepted.
  public record Api(@DefaultValue("") String audience, @DefaultValue("at+jwt") List<String> types) {
    public Api {
      types = List.copyOf(types);
    }
  }

  /// Where the provider sends the browser back to. Never taken from a request: whoever sends one
  /// chooses its `Host`.
  ///
  /// @throws MisconfiguredException if neither property that says so is there
  String effectiveRedirectUri() {
    if (!redirectUri.isBlank()) {
      return address("gatewright.redirect-uri", redirectUri);
    }
    return effectiveBaseUrl()
        .map(base -> base + "/callback")
        .orElseThrow(() ->
            new MisconfiguredException(
                "gatewright.base-url",
                "is not set, and neither is gatewright.redirect-uri",
                "Set gatewright.base-url to the address of this application as browsers see it,"
                    + " such as http://localhost:3000, and register it with /callback as a"
                    + " redirect URI at the provider."));
  }

  /// The address of this application, without a slash at its end.
  ///
  /// @throws MisconfiguredException if it is none
  Optional<String> effectiveBaseUrl() {
    return baseUrl.isBlank()
        ? Optional.empty()
        : Optional.of(address("gatewright.base-url", baseUrl).replaceAll("/+$", ""));
  }

  private static String address(String property, String value) {
    var text = value.strip();
    try {
      var uri = URI.create(text);
      var scheme = String.valueOf(uri.getScheme());
      if (uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"))) {
        return text;
      }
    } catch (IllegalArgumentException noUri) {
      // Said below.
    }
    throw new MisconfiguredException(
        property,
        "is no http or https address: " + text,
        "Write it whole, as browsers see it, such as https://app.example.com.");
  }
}
