package dev.gatewright.server.dev;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.server.dev.DemoSessions.DemoSession;
import dev.gatewright.server.dev.DemoSessions.Notice;
import dev.gatewright.server.http.AccessLog;
import dev.gatewright.server.http.Cookie;
import dev.gatewright.server.http.ErrorRenderer;
import dev.gatewright.server.http.HttpLimits;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.http.JettyServer;
import dev.gatewright.server.http.PagePolicy;
import dev.gatewright.server.http.PagePolicy.FormTargets;
import dev.gatewright.server.http.ParsedBody;
import dev.gatewright.server.http.References;
import dev.gatewright.server.http.Route;
import dev.gatewright.server.http.Routes;
import dev.gatewright.server.http.SecurityHeaders;
import dev.gatewright.server.http.TrustedProxies;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A small web application that signs people in at the demo tenant: the other side of the protocol,
/// as a newcomer would write it. It has a listener of its own.
public final class DemoApp implements AutoCloseable {
  private static final String SCOPE =
      "openid profile email offline_access projects:read projects:write";
  private static final String COOKIE = "demo_session";
  private static final String CSRF = "csrf";

  private final URI issuer;
  private final URI self;
  private final String clientId;
  private final DemoClient client;
  private final DemoSessions sessions;
  private final DemoPages pages;
  private final JettyServer server;

  /// An application that will listen at `address` and be known as `self`, an origin.
  public DemoApp(
      DevTenants tenants, URI issuer, URI self, InetSocketAddress address, SecureRandom random) {
    var demo = tenants.demoClient();
    this.issuer = issuer;
    this.self = self;
    this.clientId = demo.id();
    this.client = new DemoClient(issuer, demo.id(), DevTenants.secret(demo).orElse(""));
    this.sessions = new DemoSessions(random);
    this.pages = new DemoPages(issuer);
    this.server =
        new JettyServer(
            List.of(new JettyServer.Listener(address, Routes.of(routes()))),
            HttpLimits.STANDARD,
            TrustedProxies.NONE,
            ErrorRenderer.plain(),
            AccessLog.none(),
            new References(random));
  }

  private List<Route> routes() {
    return List.of(
        Route.get("/", this::home).page(),
        Route.get("/login", this::login).page(),
        Route.get("/callback", this::callback).page(),
        Route.post("/refresh", this::refresh).page(),
        Route.post("/logout", this::logout).page(),
        pages.assetRoute());
  }

  /// Opens the socket.
  ///
  /// @throws IOException when the address is taken
  public void start() throws IOException {
    server.start();
  }

  public int port() {
    return server.port(0);
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }

  private HttpResponse home(HttpRequest request) {
    var id = request.cookie(COOKIE);
    var html =
        switch (sessions.find(id).orElse(null)) {
          case DemoSession.LoggedIn(var tokens, var csrf, var notice) -> {
            sessions.replace(id, new DemoSession.LoggedIn(tokens, csrf, Notice.NONE));
            yield pages.dashboard(request, tokens, csrf, notice);
          }
          case DemoSession.Failed(var problem) -> {
            sessions.take(id);
            yield pages.home(request, Optional.of(problem));
          }
          case DemoSession.LoggingIn _ -> pages.home(request, Optional.empty());
          case null -> pages.home(request, Optional.empty());
        };
    return HttpResponse.html(200, html).withHeaders(SecurityHeaders.page(policy()));
  }

  /// The logout form ends at the issuer, which browsers must be told.
  private PagePolicy policy() {
    return PagePolicy.STRICT.withFormTargets(FormTargets.endingAt(issuer.toString()));
  }

  private HttpResponse login(HttpRequest request) throws IOException {
    var started =
        new DemoSession.LoggingIn(sessions.random(), sessions.random(), sessions.random());
    var target =
        client.endpoint("authorization_endpoint")
            + "?response_type=code&client_id="
            + DemoClient.encode(clientId)
            + "&redirect_uri="
            + DemoClient.encode(redirectUri())
            + "&scope="
            + DemoClient.encode(SCOPE)
            + "&state="
            + started.state()
            + "&nonce="
            + started.nonce()
            + "&code_challenge="
            + challenge(started.verifier())
            + "&code_challenge_method=S256";
    return begin(request, started, target);
  }

  /// A new session under a new id, so that an id planted before a login is worth nothing after it.
  private HttpResponse begin(HttpRequest request, DemoSession session, String location) {
    sessions.take(request.cookie(COOKIE));
    var cookie = Cookie.session(COOKIE, sessions.add(session), false, "/");
    return HttpResponse.redirect(location).withCookie(cookie);
  }

  private HttpResponse callback(HttpRequest request) throws IOException {
    var query = request.query();
    if (!(sessions.take(request.cookie(COOKIE)).orElse(null)
            instanceof DemoSession.LoggingIn(var state, var nonce, var verifier))
        || !query.first("state").map(state::equals).orElse(false)) {
      return begin(request, new DemoSession.Failed("the login was not begun here"), "/");
    }
    // RFC 9207 §2.4: an answer of another server is not for us.
    if (!query.first("iss").map(issuer.toString()::equals).orElse(true)) {
      return begin(request, new DemoSession.Failed("the answer is another server's"), "/");
    }
    var code = query.first("code");
    if (code.isEmpty()) {
      var error = query.first("error").orElse("no code was given");
      return begin(request, new DemoSession.Failed(error), "/");
    }
    return switch (client.redeem(code.get(), redirectUri(), verifier, nonce)) {
      case DemoClient.Outcome.Tokens(var tokens) ->
          begin(request, new DemoSession.LoggedIn(tokens, sessions.random(), Notice.NONE), "/");
      case DemoClient.Outcome.Problem(var why) -> begin(request, new DemoSession.Failed(why), "/");
    };
  }

  private HttpResponse refresh(HttpRequest request) throws IOException {
    var id = request.cookie(COOKIE);
    if (sessions.find(id).orElse(null) instanceof DemoSession.LoggedIn loggedIn
        && isFromHere(request, loggedIn)) {
      var after =
          switch (client.refresh(loggedIn.tokens())) {
            case DemoClient.Outcome.Tokens(var tokens) ->
                new DemoSession.LoggedIn(tokens, loggedIn.csrf(), Notice.REFRESHED);
            case DemoClient.Outcome.Problem _ ->
                new DemoSession.LoggedIn(loggedIn.tokens(), loggedIn.csrf(), Notice.REFRESH_FAILED);
          };
      sessions.replace(id, after);
    }
    return HttpResponse.redirect("/");
  }

  /// Forgets the login here, then ends it at the issuer (OpenID Connect RP-Initiated Logout §2).
  private HttpResponse logout(HttpRequest request) throws IOException {
    var id = request.cookie(COOKIE);
    if (!(sessions.find(id).orElse(null) instanceof DemoSession.LoggedIn loggedIn)
        || !isFromHere(request, loggedIn)) {
      return HttpResponse.redirect("/");
    }
    sessions.take(id);
    return HttpResponse.redirect(
            client.endpoint("end_session_endpoint")
                + "?id_token_hint="
                + DemoClient.encode(loggedIn.tokens().idToken())
                + "&post_logout_redirect_uri="
                + DemoClient.encode(self + "/"))
        .withCookie(Cookie.session(COOKIE, "", false, "/").removal());
  }

  private static boolean isFromHere(HttpRequest request, DemoSession.LoggedIn session) {
    return request.form() instanceof ParsedBody.Form(var form)
        && form.first(CSRF).map(session.csrf()::equals).orElse(false);
  }

  private String redirectUri() {
    return self + "/callback";
  }

  private static String challenge(String verifier) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
