package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who is logged in, since when, how (RFC 8176 §2) and to what effect (OpenID Connect Core §2).
/// `provedAt` is when their credentials were checked, as far as that is known; `impersonation` is
/// there where somebody acts as them.
public record Proof(
    SubjectId subject,
    Optional<SessionId> session,
    Instant authTime,
    Optional<Instant> provedAt,
    Set<String> amr,
    Optional<String> acr,
    Optional<Impersonation> impersonation) {
  public Proof {
    amr = Set.copyOf(amr);
  }

  /// Of somebody whose credentials were checked as they logged in.
  public Proof(
      SubjectId subject,
      Optional<SessionId> session,
      Instant authTime,
      Set<String> amr,
      Optional<String> acr) {
    this(subject, session, authTime, Optional.of(authTime), amr, acr, Optional.empty());
  }

  public static Proof of(LoginSession session) {
    return new Proof(
        session.subject(),
        Optional.of(session.id()),
        session.authTime(),
        session.provedAt(),
        session.amr(),
        session.acr(),
        session.impersonation());
  }

  Proof as(Optional<String> context) {
    return new Proof(subject, session, authTime, provedAt, amr, context, impersonation);
  }

  /// Whether somebody acts as the person, who was asked nothing and cannot be.
  boolean isActed() {
    return impersonation.isPresent();
  }

  /// Whether it is known that credentials were checked then or later.
  boolean isSince(Instant moment) {
    return provedAt.filter(at -> !at.isBefore(moment)).isPresent();
  }
}
