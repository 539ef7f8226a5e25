package dev.gatewright.identity.store;

import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The sessions of each tenant. A session that ended stays readable until it is swept, at its
/// `expiresAt` at the earliest; a missing one reads as ended.
public interface Sessions {
  /// Keeps a new session, ends the one it replaces in that browser, and ends the user's oldest live
  /// sessions beyond `perUserLimit`, all in one unit: concurrent sign-ins of one user leave at most
  /// that many live ones, and the new one among them. `replaced` may name a session of another
  /// user, who used the browser before.
  void start(TenantId tenant, Session session, Optional<SessionId> replaced, int perUserLimit);

  /// The session as kept, live or not; ask `Session.isLive` with its user.
  Optional<Session> find(TenantId tenant, SessionId session);

  /// Moves `lastSeenAt` up to `now`, never back, if the session is live; false, and nothing
  /// changed, if it is not: a visit cannot bring back what an end or the idle time took.
  boolean touch(TenantId tenant, SessionId session, Instant now);

  /// Ends the session; true for the one call that ended it.
  boolean end(TenantId tenant, SessionId session, Instant now);

  /// Ends all sessions of the user in one statement and answers how many were live.
  int endAll(TenantId tenant, UserId user, Instant now);

  /// As `endAll`, but for one that stays: "sign out my other devices".
  int endOthers(TenantId tenant, UserId user, SessionId kept, Instant now);

  /// The user's live sessions, the last seen first, at most `limit`. Says nothing of the user's own
  /// status or sign-out everywhere.
  List<Session> listByUser(TenantId tenant, UserId user, Instant now, int limit);
}
