package dev.gatewright.protocol.testing;

import dev.gatewright.protocol.errand.Browser;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// A browser: its binding cookie, and the session cookie while somebody is logged in.
public final class Window {
  private static final AtomicInteger COUNTER = new AtomicInteger();

  private final Host host;
  private final SettableClock clock;
  private final IssuerId issuer;
  private final String binding = "browser-binding-" + COUNTER.incrementAndGet();
  private Optional<SessionId> cookie = Optional.empty();
  private boolean answered;

  Window(Host host, SettableClock clock, IssuerId issuer) {
    this.host = host;
    this.clock = clock;
    this.issuer = issuer;
  }

  /// Logs `subject` in with a password, in a new session of a day.
  public Window logIn(String subject) {
    return logIn(subject, Set.of("pwd"));
  }

  public Window logIn(String subject, Set<String> methods) {
    return logIn(subject, methods, "1");
  }

  /// Logs in to this effect (OpenID Connect Core §2, `acr`).
  public Window logIn(String subject, Set<String> methods, String acr) {
    var session =
        new LoginSession(
            new SessionId(String.format(Locale.ROOT, "s_%022d", COUNTER.incrementAndGet())),
            new SubjectId(subject),
            clock.instant(),
            methods,
            Optional.of(acr),
            clock.instant().plus(Duration.ofDays(1)));
    host.begin(issuer, session);
    cookie = Optional.of(session.id());
    return this;
  }

  /// Has somebody act as `subject`, for so long.
  public Window actAs(String subject, Impersonation by) {
    var session =
        new LoginSession(
            new SessionId(String.format(Locale.ROOT, "s_%022d", COUNTER.incrementAndGet())),
            new SubjectId(subject),
            clock.instant(),
            Optional.empty(),
            Set.of(),
            Optional.empty(),
            by.until(),
            Optional.of(by));
    host.begin(issuer, session);
    cookie = Optional.of(session.id());
    return this;
  }

  /// Forgets the session cookie; the session lives on.
  public Window forgetSession() {
    cookie = Optional.empty();
    return this;
  }

  /// The login under way got its answer, and the browser was told so.
  public void remembersTheAnswer() {
    answered = true;
  }

  /// The session of the cookie.
  public SessionId session() {
    return cookie.orElseThrow();
  }

  /// The browser as the server finds it now.
  public Browser now() {
    var browser =
        new Browser(
            binding, cookie.flatMap(session -> host.ports().sessions().find(issuer, session)));
    return answered ? browser.afterAnswerTo(binding) : browser;
  }
}
