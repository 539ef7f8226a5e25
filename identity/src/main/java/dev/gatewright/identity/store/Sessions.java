package dev.gatewright.identity.store;

import dev.gatewright.identity.Document;
import dev.gatewright.identity.Session;
import dev.gatewright.identity.SessionId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.events.By;
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
  boolean end(TenantId tenant, SessionId session, By by);

  /// Writes the document of a session that is live and still holds the one that was `read`, in one
  /// step: of two that change one session at once, the second is told false, reads again and loses
  /// nothing that the first one wrote.
  boolean rewrite(TenantId tenant, SessionId session, Document read, Document written, By by);

  /// The user's live sessions, the last seen first, at most `limit`. Says nothing of the user's own
  /// status or sign-out everywhere.
  List<Session> listByUser(TenantId tenant, UserId user, Instant now, int limit);
}
