package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random lives of a handful of grants, step by step compared with [ReferenceGrants].
abstract class GrantHistoryCases extends GrantCases {
  private static final int STEPS = 600;
  private static final int STEPS_OF_A_NAME = 100;
  private static final Duration IDLE = Duration.ofHours(1);

  GrantHistoryCases(GrantsContract contract) {
    super(contract);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  @DisplayName("Whatever happens to grants in whatever order, the store decides as the port says")
  void agreesWithTheReference(long seed) {
    new Life(new Random(seed), "seed " + seed).run();
  }

  /// One random life. The clock moves forward only, by seconds and by minutes.
  private final class Life {
    private final Random random;
    private final String seed;
    private final ReferenceGrants reference =
        new ReferenceGrants(grants().epoch(), now().plus(SESSION_LIFE));

    Life(Random random, String seed) {
      this.random = random;
      this.seed = seed;
    }

    void run() {
      for (int step = 0; step < STEPS; step++) {
        var where = seed + ", step " + step;
        var sample = sample("" + step / STEPS_OF_A_NAME + random.nextInt(3));
        switch (random.nextInt(30)) {
          case 0, 1 -> redeem(sample, where);
          case 2, 3 -> pass(Duration.ofSeconds(random.nextInt(40)));
          case 4 -> pass(Duration.ofMinutes(random.nextInt(40)));
          case 5 -> rareEvent(sample);
          default -> use(sample, where);
        }
        compare(sample, where);
      }
    }

    private SampleGrant sample(String name) {
      var sample = SampleGrant.named(name);
      return switch (name.charAt(1)) {
        case '0' -> sample.bonded(SessionBond.LOGOUT);
        case '1' -> sample.bonded(SessionBond.SESSION);
        default -> sample.bonded(SessionBond.NONE).idleFor(IDLE);
      };
    }

    private void use(SampleGrant sample, String where) {
      if (reference.isKept(sample.name())) {
        refresh(sample, where);
      } else {
        redeem(sample, where);
      }
    }

    private void redeem(SampleGrant sample, String where) {
      int epoch = grants().epoch() - (random.nextInt(10) == 0 ? 1 : 0);
      var grant = sample.at(now(), epoch);
      assertThat(grants().redeem(ACME, grant, now()))
          .as(where)
          .isEqualTo(reference.redeem(sample.name(), grant, now()));
    }

    private void refresh(SampleGrant sample, String where) {
      var attempt = attempt(sample);
      if (reference.asksGraceOfTheDead(sample.name(), attempt, now())) {
        return;
      }
      var expected = reference.refresh(sample.name(), attempt, now());
      assertThat(GrantHistoryCases.this.refresh(attempt)).as(where).isEqualTo(expected);
    }

    private RefreshAttempt attempt(SampleGrant sample) {
      int current = reference.generation(sample.name());
      int presented =
          switch (random.nextInt(32)) {
            case 0 -> current - 2;
            case 1 -> current + 1;
            default -> current - random.nextInt(2);
          };
      var attempt = GrantHistoryCases.this.attempt(sample, Math.max(0, presented));
      boolean ofPublicClient = sample.bond() != SessionBond.LOGOUT;
      var atClient = ofPublicClient ? publicly(attempt) : attempt;
      return random.nextInt(10) == 0 ? unrotated(atClient) : atClient;
    }

    private void rareEvent(SampleGrant sample) {
      switch (random.nextInt(10)) {
        case 0, 1 -> {
          grants().revoke(ACME, sample.id(), By.server(now()));
          reference.revoke(sample.name());
        }
        case 2 -> {
          host().endSession(ACME, SampleGrant.SESSION);
          reference.endSession();
        }
        case 3 -> begin(Duration.ofSeconds(random.nextInt(4000) - 600));
        case 4, 5 -> {
          host().removeSubject(ACME, SampleGrant.ADA);
          reference.userActive(false);
        }
        default -> {
          host().putSubject(ACME, SampleGrant.ADA, Set.of());
          reference.userActive(true);
          begin(SESSION_LIFE);
        }
      }
    }

    private void begin(Duration life) {
      var end = now().plus(life);
      host().beginSession(ACME, SampleGrant.SESSION, SampleGrant.ADA, end);
      reference.beginSession(end);
    }

    private void compare(SampleGrant sample, String where) {
      int generation = reference.generation(sample.name()) - random.nextInt(2);
      assertThat(isLive(sample))
          .as(where + ", access token")
          .isEqualTo(reference.isAccessTokenLive(sample.name(), now()));
      assertThat(isRefreshTokenLive(sample, generation))
          .as(where + ", refresh token")
          .isEqualTo(reference.isRefreshTokenLive(sample.name(), generation, now()));
    }
  }
}
