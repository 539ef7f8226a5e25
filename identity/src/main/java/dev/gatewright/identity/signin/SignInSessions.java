package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.signin.AccountGate.Admission;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.Sessions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Begins sessions after a person proved who they are, and finds the live one of a browser.
///
/// Every authentication begins a session with a new id and ends the one the browser had, so an id
/// planted before a sign-in is worth nothing after it. Safe for use by several threads.
public final class SignInSessions {
  static final int MAX_DEVICES_PER_USER = 20;

  private final Sessions sessions;
  private final KnownDevices devices;
  private final AccountGate gate;
  private final SecureRandom random;

  public SignInSessions(
      Sessions sessions, KnownDevices devices, AccountGate gate, SecureRandom random) {
    this.sessions = sessions;
    this.devices = devices;
    this.gate = gate;
    this.random = random;
  }

  /// Who proved themselves, how and when. `at` is when the proof began, not when it ended: a
  /// sign-out everywhere in between then ends the session before it lives.
  public record Authentication(UserId user, Set<String> methods, Optional<String> acr, Instant at) {
    public Authentication {
      methods = Set.copyOf(methods);
    }

    public static Authentication of(SignInResult.SignedIn signedIn) {
      return new Authentication(
          signedIn.user().id(), signedIn.methods(), Optional.empty(), signedIn.at());
    }
  }

  /// What is known of the browser: the session and device it proved by its cookies, and what the
  /// person's list of sessions shall say of it.
  public record Browser(
      Optional<SessionId> session,
      Optional<DeviceId> device,
      Optional<String> userAgent,
      Optional<String> address) {
    /// One that was never here and says nothing.
    public static final Browser UNKNOWN =
        new Browser(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// A new session, and the device to write into the browser's cookie.
  public record Started(Session session, DeviceId device) {}

  /// A session that counts at this moment, and whose it is.
  public record Live(Session session, User user) {}

  /// Begins a session once every demanded factor was checked, and remembers the browser for the
  /// account.
  public Started start(
      TenantId tenant, Authentication authentication, SessionPolicy policy, Browser browser) {
    var at = authentication.at();
    var session =
        Session.begin(
                SessionId.generate(random),
                tenant,
                authentication.user(),
                at,
                policy.lifetime(),
                policy.idle())
            .proved(
                authentication.methods().stream().map(method -> new Factor(method, at)).toList(),
                authentication.acr())
            .seenFrom(browser.userAgent(), browser.address());
    sessions.start(tenant, session, browser.session(), policy.perUser());
    var device = browser.device().orElseGet(() -> DeviceId.generate(random));
    devices.remember(tenant, authentication.user(), device, at, MAX_DEVICES_PER_USER);
    return new Started(session, device);
  }

  /// The session if it counts now and its user may act; the visit is noted when it is time to.
  public Optional<Live> visit(TenantId tenant, SessionId id, Instant now) {
    var found = sessions.find(tenant, id).filter(session -> session.isLive(now));
    if (found.isEmpty()) {
      return Optional.empty();
    }
    var session = found.get();
    return switch (gate.check(tenant, session.user(), session.createdAt())) {
      case Admission.Admitted(var user) ->
          session.isTouchDue(now) && !sessions.touch(tenant, id, now)
              ? Optional.empty()
              : Optional.of(new Live(session, user));
      case Admission.NoSuchUser _, Admission.NotActive _, Admission.SignedOut _ -> Optional.empty();
    };
  }
}
