package dev.gatewright.examples.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.authorize.AuthorizationRequest;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.http.UserApproval;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.memory.InMemorySessions;
import dev.gatewright.protocol.oauth.Prompt;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import dev.gatewright.protocol.wire.HttpReply;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/// Who is logged in, by a cookie, and what the authorization endpoint does about it: whoever is not
/// logged in goes to the [LoginPage] first. Thread-safe.
///
/// The clients are the application's own, so nobody is asked for consent. For clients of others,
/// show a page that says who asks for what, and decide by its answer.
final class Logins implements UserApproval<HttpExchange> {
  /// Browsers do not tell ports apart: another application on this machine must not use the name.
  private static final String COOKIE = "embedded_session";

  private static final Duration LIFETIME = Duration.ofHours(8);

  private final Issuer issuer;
  private final InMemorySessions sessions;
  private final Cookies cookies;
  private final InstantSource clock;

  Logins(Issuer issuer, InMemorySessions sessions, Cookies cookies, InstantSource clock) {
    this.issuer = issuer;
    this.sessions = sessions;
    this.cookies = cookies;
    this.clock = clock;
  }

  @Override
  public Step decide(AuthorizationRequest asked, Client client, HttpExchange request) {
    return find(request)
        .filter(session -> suffices(session, asked))
        .<Step>map(session -> new Step.Decided(approval(session, asked)))
        .orElseGet(() -> new Step.First(HttpReply.redirect(LoginPage.before(request))));
  }

  /// Whether this login will do, or the client wants to see the user asked again (OpenID Connect
  /// Core §3.1.2.1).
  private boolean suffices(LoginSession session, AuthorizationRequest asked) {
    var end = asked.maxAge().map(session.authTime()::plus);
    return Set.of(Prompt.NONE).containsAll(asked.prompts())
        && end.filter(clock.instant()::isAfter).isEmpty();
  }

  private static AuthorizationDecision approval(LoginSession session, AuthorizationRequest asked) {
    return AuthorizationDecision.approve(asked, session.subject(), session.authTime())
        .authenticatedBy(session.amr(), session.acr())
        .inSession(session.id());
  }

  /// Logs a user in, under a new id: one that somebody else planted never becomes a login.
  ///
  /// @return the `Set-Cookie` value
  String begin(SubjectId user) {
    var secret = cookies.random();
    var now = clock.instant();
    sessions.begin(
        issuer.id(),
        new LoginSession(
            id(secret), user, now, Set.of("pwd"), Optional.empty(), now.plus(LIFETIME)));
    return cookies.set(COOKIE, secret, "/");
  }

  private Optional<LoginSession> find(HttpExchange request) {
    return Cookies.value(request, COOKIE).flatMap(secret -> sessions.find(issuer.id(), id(secret)));
  }

  /// Tokens name the session, so its id must not be what the cookie holds.
  private static SessionId id(String secret) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return new SessionId(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
