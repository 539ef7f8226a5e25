package dev.gatewright.identity.signin;

import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.Factor;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.signin.AccountGate.Admission;
import dev.gatewright.identity.store.KnownDevices;
import dev.gatewright.identity.store.Sessions;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Begins and strengthens sessions after a person proved who they are, and finds the live one of a
/// browser.
///
/// Every sign-in gives the browser a new cookie, so one planted before it is worth nothing after
/// it. The same person's sign-in goes on with the browser's session and makes the old cookie
/// worthless; another person's ends it and begins another, as the person's own ends a session in
/// which somebody acts as them. Safe for use by several threads.
public final class SignInSessions {
  /// Browsers that count as a person's own; one more forgets the one that was longest away.
  public static final int MAX_DEVICES_PER_USER = 20;

  private final Sessions sessions;
  private final KnownDevices devices;
  private final BrowserMemory memory;
  private final AccountGate gate;
  private final SecureRandom random;

  public SignInSessions(
      Sessions sessions, KnownDevices devices, AccountGate gate, SecureRandom random) {
    this.sessions = sessions;
    this.devices = devices;
    this.memory = new BrowserMemory(devices, random);
    this.gate = gate;
    this.random = random;
  }

  /// What the browser's cookie says: which session, and the turn in which it was given out.
  public record Held(SessionId id, long turn) {
    public static Held of(Session session) {
      return new Held(session.id(), session.turn());
    }
  }

  /// What is known of the browser: the session and device it proved by its cookies, and what the
  /// person's list of sessions shall say of it.
  public record Browser(
      Optional<Held> session,
      Optional<DeviceId> device,
      Optional<String> userAgent,
      Optional<String> address) {
    /// One that was never here and says nothing.
    public static final Browser UNKNOWN =
        new Browser(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /// The session to go on with, and the device to write into the browser's cookie.
  public record Started(Session session, DeviceId device) {}

  /// A session that counts at this moment, and whose it is.
  public record Live(Session session, User user) {}

  /// Goes on with the browser's session if it is this person's, and begins one otherwise; remembers
  /// the browser for the account. Of two that go on with one session at once, the second begins one
  /// of its own: whichever cookie the browser keeps, it is a live one.
  public Started start(
      TenantId tenant, SignInStep.Done done, SessionPolicy policy, Browser browser) {
    return start(tenant, done, policy, browser, Optional.empty());
  }

  /// As above; `ifNew` tells the person of a browser in which they never signed in before.
  public Started start(
      TenantId tenant,
      SignInStep.Done done,
      SessionPolicy policy,
      Browser browser,
      Optional<Mail> ifNew) {
    var user = done.user().id();
    var former = browser.session().flatMap(held -> visit(tenant, held, done.at()));
    var session =
        former
            .map(Live::session)
            .filter(own -> own.user().equals(user) && !own.isActed())
            .map(own ->
                strengthen(tenant, own, done)
                    .orElseGet(() -> begin(tenant, done, policy, browser, Optional.empty())))
            .orElseGet(() ->
                begin(tenant, done, policy, browser, former.map(live -> live.session().id())));
    var device = remember(tenant, user, browser.device(), done.at(), ifNew);
    return new Started(session, device);
  }

  /// Remembers a browser in which no session begins; the answer is what its cookie says from now
  /// on.
  public DeviceId remember(
      TenantId tenant, UserId user, Optional<DeviceId> brought, Instant now, Optional<Mail> ifNew) {
    return memory.remember(tenant, user, brought, now, ifNew);
  }

  /// Remembers a sign-in that no cookie tells from another and in which no session begins.
  public void rememberCookieless(
      TenantId tenant,
      UserId user,
      String application,
      InetAddress address,
      Instant now,
      Optional<Mail> ifNew) {
    memory.rememberCookieless(tenant, user, application, address, now, ifNew);
  }

  private Optional<Session> strengthen(TenantId tenant, Session own, SignInStep.Done done) {
    var stronger = own.proved(done.factors()).renamed();
    return sessions.rewrite(
            tenant, own.id(), own.document(), stronger.document(), By.owner(done.at()))
        ? Optional.of(stronger)
        : Optional.empty();
  }

  private Session begin(
      TenantId tenant,
      SignInStep.Done done,
      SessionPolicy policy,
      Browser browser,
      Optional<SessionId> replaced) {
    var session =
        Session.begin(
                SessionId.generate(random),
                tenant,
                done.user().id(),
                done.at(),
                policy.lifetime(),
                policy.idle())
            .proved(done.factors())
            .staying(policy.stays())
            .seenFrom(browser.userAgent(), browser.address());
    sessions.start(tenant, session, replaced, policy.perUser());
    return session;
  }

  /// Notes that this person trusts the device from now on.
  public void trust(
      TenantId tenant, UserId user, DeviceId device, Optional<String> userAgent, Instant now) {
    devices.trust(tenant, user, device, userAgent, now);
  }

  /// Has a live session hold one proof more, which its owner gave without signing in anew. Of two
  /// changes at once one may be lost, and is then asked for when it is needed.
  public void add(TenantId tenant, Session session, Factor proof, By by) {
    if (session.isActed()) {
      return;
    }
    var proved = session.proved(List.of(proof)).document();
    var _ = sessions.rewrite(tenant, session.id(), session.document(), proved, by);
  }

  /// The session that the browser's cookie names, if it counts now and the cookie is its last one.
  public Optional<Live> visit(TenantId tenant, Held held, Instant now) {
    return visit(tenant, held.id(), now).filter(live -> live.session().turn() == held.turn());
  }

  /// The session if it counts now and is this person's, whose account is read already. Whoever
  /// looks is no visitor, so nothing is noted.
  public Optional<Session> look(TenantId tenant, User user, SessionId id, Instant now) {
    return sessions
        .find(tenant, id)
        .filter(session -> session.user().equals(user.id()) && session.isLive(now))
        .filter(session -> user.isActive() && user.outlivesSignOut(session.createdAt()));
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
      case Admission.NoSuchUser _,
          Admission.NotActive _,
          Admission.Leaving _,
          Admission.SignedOut _ ->
          Optional.empty();
    };
  }
}
