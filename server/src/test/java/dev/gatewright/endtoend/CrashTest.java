package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.endtoend.Verdicts.Broken;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed again and again in the middle of its work, always on the same store.
class CrashTest {
  private static final long SEED = Long.getLong("gatewright.crash.seed", 20_261_122);

  /// How many holdings of a round go on into the next, alive and dead.
  private static final int KEPT = 15;

  private static final int MOST_ACKNOWLEDGED = 120;
  private static final int LONGEST_PAUSE_NANOS = 3_000_000;

  @TempDir private Path data = Path.of("");

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  @DisplayName(
      "12 times killed while redeeming, refreshing, revoking and logging out: nothing acknowledged"
          + " is lost, nothing used works again, nothing revoked comes back")
  void survives() throws Exception {
    crash(4);
  }

  @Test
  @Tag("soak")
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  @DisplayName("200 times killed: nothing is lost, works again or comes back")
  void survivesLong() throws Exception {
    crash(200);
  }

  private void crash(int rounds) throws Exception {
    var port = ServedGatewright.freePort();
    var verdicts = new Verdicts();
    var random = new Random(SEED);
    var inspection = new Inspection(verdicts, random);
    var staying = TwoTenants.visitor();
    var alive = List.<Holding>of();
    var dead = List.<Holding>of();
    var server = TwoTenants.start(data, port);
    try {
      var party = TwoTenants.web(server, "acme");
      var _ = TwoTenants.logIn(staying, party);
      for (int round = 0; round < rounds; round++) {
        var leaving = TwoTenants.visitor();
        var _ = TwoTenants.logIn(leaving, party);
        var workload = new Workload(party, 1 + random.nextInt(MOST_ACKNOWLEDGED));
        var told = workload.run(staying, leaving, alive, random, killing(server, random));
        server = TwoTenants.start(data, port);
        var all = new ArrayList<>(told.holdings());
        all.addAll(dead);
        var unanswered = all.stream().filter(Holding::isUnanswered).count();
        for (var holding : all) {
          inspection.inspect(holding);
        }
        inspection.inspectLeavers(told);
        verdicts.expect(
            staying.twin().open(party.authorize()).query().containsKey("code"),
            Broken.LOST,
            "a login session");
        verdicts.round(told.acknowledged(), unanswered);
        alive = some(all, holding -> !holding.isRevoked(), random);
        dead = some(all, Holding::isRevoked, random);
      }
    } finally {
      server.close();
    }
    System.out.println(verdicts.summary());
    assertThat(verdicts.isClean()).as("seed %s: %s", SEED, verdicts).isTrue();
    assertThat(integrity()).isEqualTo("ok");
  }

  /// Kills a moment later, so that it hits between two answers too.
  private static Callable<Void> killing(ServedGatewright server, Random random) {
    int pause = random.nextInt(LONGEST_PAUSE_NANOS);
    return () -> {
      LockSupport.parkNanos(pause);
      server.kill();
      return null;
    };
  }

  private static List<Holding> some(
      List<Holding> holdings, Predicate<Holding> which, Random random) {
    var chosen =
        new ArrayList<>(holdings.stream().filter(Holding::isRedeemed).filter(which).toList());
    Collections.shuffle(chosen, random);
    return chosen.subList(0, Math.min(KEPT, chosen.size()));
  }

  private String integrity() throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gatewright.db"));
        var statement = connection.createStatement();
        var rows = statement.executeQuery("PRAGMA integrity_check")) {
      return rows.getString(1);
    }
  }
}
