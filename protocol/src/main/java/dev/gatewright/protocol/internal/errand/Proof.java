package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who is logged in, since when, how (RFC 8176 §2) and to what effect (OpenID Connect Core §2).
/// `provedAt` is when their credentials were checked, as far as that is known.
public record Proof(
    SubjectId subject,
    Optional<SessionId> session,
    Instant authTime,
    Optional<Instant> provedAt,
    Set<String> amr,
    Optional<String> acr) {
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
    this(subject, session, authTime, Optional.of(authTime), amr, acr);
  }

  public static Proof of(LoginSession session) {
    return new Proof(
        session.subject(),
        Optional.of(session.id()),
        session.authTime(),
        session.provedAt(),
        session.amr(),
        session.acr());
  }

  Proof as(Optional<String> context) {
    return new Proof(subject, session, authTime, provedAt, amr, context);
  }

  /// Whether it is known that credentials were checked then or later.
  boolean isSince(Instant moment) {
    return provedAt.filter(at -> !at.isBefore(moment)).isPresent();
  }
}
