package dev.gatewright.protocol.ports;

import dev.gatewright.protocol.oauth.Impersonation;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Login sessions at this server.
public interface Sessions {

  /// The session if it is alive: neither ended nor expired nor idle too long, its user active.
  Optional<LoginSession> find(IssuerId issuer, SessionId id);

  /// Ends a session; grants that hang on it die with it. Idempotent, and no error for one that does
  /// not exist. Durable when it returns: nothing makes the session live again.
  void end(IssuerId issuer, SessionId id);

  /// True if the session was ended, as by a logout, or is not known; false while it lives and after
  /// it merely expired. [SessionBond#LOGOUT] makes this difference.
  ///
  /// A host that cannot tell keeps this default, by which a session ends when it expires.
  default boolean hasEnded(IssuerId issuer, SessionId id) {
    return find(issuer, id).isEmpty();
  }

  /// A person's login. `authTime` is when they last logged in; `amr` how (RFC 8176 §2). `provedAt`
  /// is when their credentials were last checked: earlier where somebody else did that and vouches
  /// for it, and absent where nobody says when. What wants a proof of now is judged by it alone.
  /// `impersonation` is there where it is not the person who uses the session: nothing is asked of
  /// whoever does, and what wants the person is refused.
  record LoginSession(
      SessionId id,
      SubjectId subject,
      Instant authTime,
      Optional<Instant> provedAt,
      Set<String> amr,
      Optional<String> acr,
      Instant expiresAt,
      Optional<Impersonation> impersonation) {
    public LoginSession {
      amr = Set.copyOf(amr);
    }

    /// One of the person themself.
    public LoginSession(
        SessionId id,
        SubjectId subject,
        Instant authTime,
        Optional<Instant> provedAt,
        Set<String> amr,
        Optional<String> acr,
        Instant expiresAt) {
      this(id, subject, authTime, provedAt, amr, acr, expiresAt, Optional.empty());
    }

    /// One whose credentials were checked at `authTime`.
    public LoginSession(
        SessionId id,
        SubjectId subject,
        Instant authTime,
        Set<String> amr,
        Optional<String> acr,
        Instant expiresAt) {
      this(id, subject, authTime, Optional.of(authTime), amr, acr, expiresAt);
    }
  }
}
