package dev.gatewright.identity.store;

import dev.gatewright.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// Counters that run for a window and then begin anew.
///
/// A row is (tenant, key, count, endsAt). One that is past `endsAt` counts as absent and may be
/// swept at any time.
public interface Throttles {
  /// Takes one attempt out of the key's budget, in one statement, so that of any number of
  /// concurrent calls at most `limit` are allowed within a window.
  ///
  /// Without a running row: count 1, ending at `now + window`. With one whose count is at most
  /// `limit`: count + 1. Otherwise unchanged. The answer holds count and end after that; the
  /// attempt is allowed when the count is at most `limit`. So a count of `limit + 1` says that the
  /// budget is spent and somebody asked for more, and `endsAt` never moves while a window runs: who
  /// goes on hammering does not make the wait longer.
  Reservation reserve(TenantId tenant, ThrottleKey key, int limit, Duration window, Instant now);

  /// The end of the window, where somebody asked for more than `limit` within it. It counts
  /// nothing, so many may ask at once before the last of the budget is taken: for what cannot be
  /// guessed.
  Optional<Reservation> spent(TenantId tenant, ThrottleKey key, int limit, Instant now);

  /// Gives an allowed attempt back, in one statement: if the row still ends at the reservation's
  /// `endsAt`, its count becomes `max(0, min(count, limit) - 1)`. A window that began since owes
  /// nothing.
  void release(TenantId tenant, ThrottleKey key, Reservation reservation);

  /// What `reserve` found: the count including this attempt, the limit it was asked with and the
  /// end of the window.
  record Reservation(int count, int limit, Instant endsAt) {
    public Reservation {
      endsAt = endsAt.truncatedTo(ChronoUnit.MILLIS);
    }

    public boolean isAllowed() {
      return count <= limit;
    }

    /// How long until the next attempt after one that was refused; never no time at all.
    public Duration left(Instant now) {
      var left = Duration.between(now, endsAt);
      return left.isPositive() ? left : Duration.ofSeconds(1);
    }

    /// Whether the next attempt will be refused.
    public boolean isLast() {
      return count >= limit;
    }
  }
}
