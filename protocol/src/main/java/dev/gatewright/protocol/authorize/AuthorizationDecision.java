package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// What the host found out by asking the user (RFC 6749 §4.1.1, steps B and C).
public sealed interface AuthorizationDecision {

  /// The user `subject` is logged in and allows the client `scope`.
  ///
  /// `authTime` is when the user last proved who it is; `amr` how (RFC 8176 §2) and `acr` to what
  /// effect (OpenID Connect Core §2). `session` names the login session at the host where the host
  /// keeps such sessions in its `Sessions` port; `impersonation` says who acts as the user, where
  /// it is not the user who does.
  record Approved(
      SubjectId subject,
      Optional<SessionId> session,
      Instant authTime,
      Set<String> amr,
      Optional<String> acr,
      Scope scope,
      Optional<Impersonation> impersonation)
      implements AuthorizationDecision {
    public Approved {
      amr = Set.copyOf(amr);
    }

    /// By the user.
    public Approved(
        SubjectId subject,
        Optional<SessionId> session,
        Instant authTime,
        Set<String> amr,
        Optional<String> acr,
        Scope scope) {
      this(subject, session, authTime, amr, acr, scope, Optional.empty());
    }

    /// The same, in this login session.
    public Approved inSession(SessionId id) {
      return new Approved(subject, Optional.of(id), authTime, amr, acr, scope, impersonation);
    }

    /// The same, reached in this way (RFC 8176 §2, OpenID Connect Core §2).
    public Approved authenticatedBy(Set<String> methods, Optional<String> context) {
      return new Approved(subject, session, authTime, methods, context, scope, impersonation);
    }

    /// The same, for no more than this scope.
    public Approved limitedTo(Scope allowed) {
      return new Approved(
          subject, session, authTime, amr, acr, scope.intersect(allowed), impersonation);
    }
  }

  /// The user said no, or may not.
  record Denied() implements AuthorizationDecision {}

  /// Nobody is logged in, and `prompt=none` forbids to ask (OpenID Connect Core §3.1.2.6).
  record LoginRequired() implements AuthorizationDecision {}

  /// The user would have to be asked for consent, and `prompt=none` forbids it (OpenID Connect Core
  /// §3.1.2.6).
  record ConsentRequired() implements AuthorizationDecision {}

  /// The user, who logged in at `authTime`, allows everything that `request` asks for.
  static Approved approve(AuthorizationRequest request, SubjectId subject, Instant authTime) {
    return new Approved(
        subject, Optional.empty(), authTime, Set.of(), Optional.empty(), request.scope());
  }

  /// The user said no.
  static Denied deny() {
    return new Denied();
  }
}
