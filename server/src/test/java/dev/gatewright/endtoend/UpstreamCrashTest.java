package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server is killed while somebody new comes from another provider, always on the same store.
final class UpstreamCrashTest {
  private static final long SEED = Long.getLong("gatewright.crash.seed", 20_261_201);
  private static final int LONGEST_PAUSE_NANOS = 900_000_000;

  @TempDir private Path data = Path.of("");

  @Test
  @Timeout(value = 8, unit = TimeUnit.MINUTES)
  @DisplayName(
      "Killed while an account comes into being by a provider's word: it is whole, or not there")
  void survives() throws Exception {
    kill(2);
  }

  @Test
  @Tag("soak")
  @Timeout(value = 40, unit = TimeUnit.MINUTES)
  @DisplayName("Killed fifty times while accounts come into being")
  void survivesLong() throws Exception {
    kill(50);
  }

  private void kill(int rounds) throws Exception {
    var random = new Random(SEED);
    int port = ServedGatewright.freePort();
    for (int round = 0; round < rounds; round++) {
      var email = "kim" + round + "@partner.test";
      try (var server = start(port)) {
        var visitor = visitor();
        var there = there(server, visitor);
        var killer = killing(server, random.nextInt(LONGEST_PAUSE_NANOS));
        try {
          visitor.signIn(there, email, "kim keeps his keys");
        } catch (IOException _) {
          // the answer never came
        }
        killer.join();
      }
      try (var server = start(port)) {
        var one = through(server, email);
        assertThat(one.query()).as(email + ": " + one.text()).containsKey("code");
        assertThat(through(server, email).query()).containsKey("code");
        var trail = server.run("audit", "--issuer", "acme", "--json");
        assertThat(server.run("user list", "--issuer", "acme").split(email, -1)).hasSize(2);
        assertThat(trail.split("identity.linked", -1)).as("links").hasSize(round + 2);
      }
    }
  }

  private ServedGatewright start(int port) throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("upstream-server.yaml"),
        TwoTenants.file("upstream.yaml"),
        data,
        port,
        Map.of());
  }

  private static Visitor visitor() {
    return new Visitor().stoppingAt("localhost:3000");
  }

  private static Page there(ServedGatewright server, Visitor visitor) throws Exception {
    var login = visitor.open(TwoTenants.web(server, "acme").authorize());
    return visitor.submit(login, Map.of("provider", "partner"));
  }

  private static Page through(ServedGatewright server, String email) throws Exception {
    var visitor = visitor();
    return visitor.signIn(there(server, visitor), email, "kim keeps his keys");
  }

  private static Thread killing(ServedGatewright server, int pause) {
    return Thread.ofVirtual()
        .start(() -> {
          LockSupport.parkNanos(pause);
          try {
            server.kill();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }
}
