package dev.gatewright.contract;

import dev.gatewright.protocol.memory.InMemoryGrants;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Grants in memory whose refreshing is right but for one thing.
final class BrokenRefreshing {
  private BrokenRefreshing() {}

  abstract static class WrongRefresh extends GrantsContract {
    @Override
    protected final GrantsUnderTest open(MovableClock clock) {
      return BrokenGrants.checked(
          clock,
          new PassingGrants(new InMemoryGrants(clock)) {
            @Override
            public RefreshOutcome refresh(IssuerId issuer, RefreshAttempt attempt, Instant now) {
              return wrong(kept, issuer, attempt, now);
            }
          });
    }

    abstract RefreshOutcome wrong(
        Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now);
  }

  /// Lets everybody in a race believe that it advanced the grant.
  static final class EverybodyAdvances extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      var outcome = kept.refresh(issuer, attempt, now);
      return outcome instanceof RefreshOutcome.Grace(var generation)
          ? new RefreshOutcome.Advanced(generation)
          : outcome;
    }
  }

  /// Looks which generation is current, and advances it in a second step.
  static final class AdvancesInTwoSteps extends WrongRefresh {
    private final Map<GrantHandle, Integer> generations = new ConcurrentHashMap<>();

    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      int current = generations.getOrDefault(attempt.handle(), 0);
      if (attempt.generation() != current) {
        return kept.refresh(issuer, attempt, now);
      }
      BrokenGrants.giveWay();
      generations.put(attempt.handle(), current + 1);
      kept.refresh(issuer, attempt, now);
      return new RefreshOutcome.Advanced(current + 1);
    }
  }

  /// Has no end of grace.
  static final class EndlessGrace extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      return kept.refresh(issuer, GrantCases.within(Duration.ofDays(9), attempt), now);
    }
  }

  /// Ends grace before its last moment.
  static final class ShortGrace extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      var shorter = attempt.grace().minusMillis(1);
      return kept.refresh(issuer, GrantCases.within(shorter, attempt), now);
    }
  }

  /// Does not count how often a public client needs grace.
  static final class CountsNoGrace extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      var uncounted =
          new RefreshAttempt(
              attempt.handle(),
              attempt.generation(),
              attempt.epoch(),
              attempt.rotate(),
              attempt.grace(),
              false,
              attempt.idle());
      return kept.refresh(issuer, uncounted, now);
    }
  }

  /// Counts it for confidential clients too.
  static final class CountsEverybodysGrace extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      return kept.refresh(issuer, GrantCases.publicly(attempt), now);
    }
  }

  /// Refuses an old token and leaves the grant to the thief.
  static final class TheftRevokesNothing extends WrongRefresh {
    private final Map<GrantHandle, Integer> generations = new ConcurrentHashMap<>();

    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      if (attempt.generation() < generations.getOrDefault(attempt.handle(), 0) - 1) {
        return new RefreshOutcome.NotRefreshed(Refused.THEFT);
      }
      var outcome = kept.refresh(issuer, attempt, now);
      if (outcome instanceof RefreshOutcome.Advanced(var generation)) {
        generations.put(attempt.handle(), generation);
      }
      return outcome;
    }
  }

  /// Takes tokens of any epoch.
  static final class IgnoresEpoch extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      var sameEpoch =
          new RefreshAttempt(
              attempt.handle(),
              attempt.generation(),
              kept.epoch(),
              attempt.rotate(),
              attempt.grace(),
              attempt.publicClient(),
              attempt.idle());
      return kept.refresh(issuer, sameEpoch, now);
    }
  }

  /// Never moves the idle end.
  static final class IgnoresIdle extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      var withoutIdle =
          new RefreshAttempt(
              attempt.handle(),
              attempt.generation(),
              attempt.epoch(),
              attempt.rotate(),
              attempt.grace(),
              attempt.publicClient(),
              Optional.empty());
      return kept.refresh(issuer, withoutIdle, now);
    }
  }

  /// Rotates also where it should not.
  static final class AlwaysRotates extends WrongRefresh {
    @Override
    RefreshOutcome wrong(Grants kept, IssuerId issuer, RefreshAttempt attempt, Instant now) {
      var rotating =
          new RefreshAttempt(
              attempt.handle(),
              attempt.generation(),
              attempt.epoch(),
              true,
              attempt.grace(),
              attempt.publicClient(),
              attempt.idle());
      return kept.refresh(issuer, rotating, now);
    }
  }
}
