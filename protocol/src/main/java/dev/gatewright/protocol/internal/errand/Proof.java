package dev.gatewright.protocol.internal.errand;

import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Sessions.LoginSession;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Who is logged in, since when, how (RFC 8176 §2) and to what effect (OpenID Connect Core §2).
public record Proof(
    SubjectId subject,
    Optional<SessionId> session,
    Instant authTime,
    Set<String> amr,
    Optional<String> acr) {
  public Proof {
    amr = Set.copyOf(amr);
  }

  public static Proof of(LoginSession session) {
    return new Proof(
        session.subject(),
        Optional.of(session.id()),
        session.authTime(),
        session.amr(),
        session.acr());
  }

  Proof as(Optional<String> context) {
    return new Proof(subject, session, authTime, amr, context);
  }
}
