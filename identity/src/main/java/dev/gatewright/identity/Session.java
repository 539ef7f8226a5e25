package dev.gatewright.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One browser's sign-in of one user. Times are kept to the millisecond.
///
/// `authTime` is when the person last proved who they are, `amr` how (such as `pwd`), `acr` how
/// strongly in the tenant's words. The session ends `idle` after `lastSeenAt`, at `expiresAt` at
/// the latest, and at once when `endedAt` is there. `userAgent` and `address` say what the person's
/// list of sessions shows of the browser that signed in.
public record Session(
    SessionId id,
    TenantId tenant,
    UserId user,
    Instant authTime,
    Set<String> amr,
    Optional<String> acr,
    Instant createdAt,
    Instant lastSeenAt,
    Instant expiresAt,
    Duration idle,
    Optional<Instant> endedAt,
    Optional<String> userAgent,
    Optional<String> address) {
  /// Longer summaries are cut to this many characters.
  public static final int MAX_SUMMARY = 200;

  public Session {
    authTime = authTime.truncatedTo(ChronoUnit.MILLIS);
    createdAt = createdAt.truncatedTo(ChronoUnit.MILLIS);
    lastSeenAt = lastSeenAt.truncatedTo(ChronoUnit.MILLIS);
    expiresAt = expiresAt.truncatedTo(ChronoUnit.MILLIS);
    endedAt = endedAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS));
    amr = Collections.unmodifiableSet(new TreeSet<>(amr));
    userAgent = userAgent.map(Session::summary).filter(text -> !text.isEmpty());
    address = address.map(Session::summary).filter(text -> !text.isEmpty());
    if (!expiresAt.isAfter(createdAt) || !idle.isPositive()) {
      throw new IllegalArgumentException("a session must live");
    }
  }

  /// Whether the session itself is neither ended, idle for too long nor too old.
  public boolean isLive(Instant now) {
    return endedAt.isEmpty() && now.isBefore(expiresAt) && now.isBefore(lastSeenAt.plus(idle));
  }

  /// Whether the session is live and its user may act and did not sign out everywhere since.
  public boolean isLive(User of, Instant now) {
    return of.id().equals(user) && of.isActive() && of.outlivesSignOut(createdAt) && isLive(now);
  }

  /// Whether the last visit is long enough ago to be worth writing down again: a hundredth of the
  /// idle time, so that a page with twenty images is one write and not twenty.
  public boolean isTouchDue(Instant now) {
    return !now.isBefore(lastSeenAt.plus(idle.dividedBy(100)));
  }

  private static String summary(String text) {
    var line = new StringBuilder();
    text.codePoints()
        .limit(MAX_SUMMARY)
        .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
        .forEach(line::appendCodePoint);
    return line.toString().strip();
  }
}
