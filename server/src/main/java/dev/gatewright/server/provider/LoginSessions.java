package dev.gatewright.server.provider;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.signin.SignInSessions;
import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions;
import java.time.InstantSource;
import java.util.Optional;

/// The engine's sessions: identity's, looked at through the one gate that every session passes.
public final class LoginSessions implements Sessions {
  private final SignInSessions signIns;
  private final dev.gatewright.identity.store.Sessions sessions;
  private final InstantSource clock;

  public LoginSessions(
      SignInSessions signIns,
      dev.gatewright.identity.store.Sessions sessions,
      InstantSource clock) {
    this.signIns = signIns;
    this.sessions = sessions;
    this.clock = clock;
  }

  @Override
  public Optional<LoginSession> find(IssuerId issuer, SessionId id) {
    var tenant = new TenantId(issuer.value());
    return dev.gatewright.identity.SessionId.parse(id.value())
        .flatMap(known -> signIns.visit(tenant, known, clock.instant()))
        .map(live -> of(live.session()));
  }

  @Override
  public void end(IssuerId issuer, SessionId id) {
    dev.gatewright.identity.SessionId.parse(id.value())
        .ifPresent(known -> end(new TenantId(issuer.value()), known));
  }

  private void end(TenantId tenant, dev.gatewright.identity.SessionId id) {
    var _ = sessions.end(tenant, id, By.owner(clock.instant()));
  }

  /// A session in the engine's words.
  static LoginSession of(Session session) {
    return new LoginSession(
        new SessionId(session.id().value()),
        new SubjectId(session.user().value()),
        session.authTime(),
        session.provedAt(),
        session.amr(),
        Optional.of(session).filter(own -> !own.isActed()).map(Contexts::of),
        session.expiresAt(),
        session
            .actor()
            .map(actor ->
                new Impersonation(new SubjectId(actor.id()), actor.issuer(), session.expiresAt())));
  }
}
