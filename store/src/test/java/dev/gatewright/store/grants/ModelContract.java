package dev.gatewright.store.grants;

import static dev.gatewright.store.grants.World.ACME;
import static dev.gatewright.store.grants.World.NOW;
import static dev.gatewright.store.grants.World.WEB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.SessionBond;
import dev.gatewright.store.audit.AuditTable;
import dev.gatewright.store.sql.Database;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The SQL against the reference, over random lives of a handful of grants, on every dialect.
abstract class ModelContract {
  private static final int STEPS = 600;
  private static final Duration IDLE = Duration.ofHours(1);

  @TempDir private Path folder;

  abstract Database open(Path folder);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  @DisplayName("Whatever happens to grants in whatever order, the store decides as the design says")
  final void agreesWithTheReference(long seed) {
    try (var database = open(folder)) {
      new Life(database, new Random(seed), "seed " + seed).run();
    }
  }

  /// One random life. The clock moves forward only, now by moments and now by a day.
  private static final class Life {
    private final World world;
    private final GrantTable grants;
    private final Random random;
    private final String seed;
    private final ReferenceGrants reference = new ReferenceGrants();
    private Instant now = NOW;

    Life(Database database, Random random, String seed) {
      this.world = new World(database);
      this.grants = new GrantTable(database, new AuditTable(database.readers()));
      this.random = random;
      this.seed = seed;
    }

    void run() {
      for (var step = 0; step < STEPS; step++) {
        var where = seed + ", step " + step;
        var name = Integer.toString(step / 100) + random.nextInt(3);
        switch (random.nextInt(20)) {
          case 0, 1, 2, 3 -> redeem(name, where);
          case 4 -> pass(Duration.ofSeconds(random.nextInt(90)));
          case 5 -> pass(Duration.ofMinutes(random.nextInt(40)));
          case 6 -> rareEvent(name);
          default -> refresh(name, where);
        }
        assertThat(
                grants.isAccessTokenLive(
                    ACME, WEB, Optional.of(ReferenceGrants.id(name)), "j", now))
            .as(where)
            .isEqualTo(reference.isAccessTokenLive(name, now));
      }
    }

    private void redeem(String name, String where) {
      var epoch = random.nextInt(10) == 0 ? reference.epoch - 1 : reference.epoch;
      var grant =
          switch (name.charAt(1)) {
            case '0' -> World.ofEpoch(name, epoch);
            case '1' -> World.bonded(name, SessionBond.SESSION);
            default -> World.idle(name, IDLE);
          };
      assertThat(grants.redeem(ACME, grant, now))
          .as(where)
          .isEqualTo(reference.redeem(name, grant, now));
    }

    private void refresh(String name, String where) {
      var behind = random.nextInt(8);
      var generation =
          reference.generation(name) + (behind == 0 ? -2 : behind <= 3 ? -1 : behind == 4 ? 1 : 0);
      var attempt =
          new RefreshAttempt(
              World.handle(name),
              Math.max(0, generation),
              reference.epoch,
              random.nextInt(10) > 0,
              World.GRACE,
              random.nextBoolean(),
              name.charAt(1) == '2' ? Optional.of(IDLE) : Optional.empty());
      var expected = reference.refresh(name, attempt, now);
      assertThat(grants.refresh(ACME, attempt, now)).as(where).isEqualTo(expected);
    }

    private void rareEvent(String name) {
      switch (random.nextInt(12)) {
        case 0 -> reference.epoch = grants.raiseEpoch();
        case 1, 2 -> {
          grants.revoke(ACME, ReferenceGrants.id(name), now);
          reference.revoke(name);
        }
        case 3 -> {
          reference.sessionEnded = !reference.sessionEnded;
          world.run("UPDATE session SET ended_at = " + (reference.sessionEnded ? "1" : "NULL"));
        }
        case 4 -> {
          reference.sessionExpires = now.plusSeconds(random.nextInt(4000) - 600);
          world.run("UPDATE session SET expires_at = " + reference.sessionExpires.toEpochMilli());
        }
        case 5 -> {
          var at = NOW.minusSeconds(random.nextInt(2));
          reference.signedOutAt = Optional.of(at);
          world.run("UPDATE user_account SET signed_out_at = " + at.toEpochMilli());
        }
        case 6, 7 -> {
          reference.userActive = !reference.userActive;
          world.run(
              "UPDATE user_account SET status = '%s'"
                  .formatted(reference.userActive ? "ACTIVE" : "SUSPENDED"));
        }
        default -> {
          reference.userActive = true;
          reference.sessionEnded = false;
          reference.signedOutAt = Optional.empty();
          world.run("UPDATE user_account SET status = 'ACTIVE', signed_out_at = NULL");
          world.run("UPDATE session SET ended_at = NULL");
        }
      }
    }

    private void pass(Duration time) {
      now = now.plus(time);
      // Visits keep the session from going idle; that is not what is tried here.
      world.run("UPDATE session SET last_seen_at = " + now.toEpochMilli());
    }
  }
}
