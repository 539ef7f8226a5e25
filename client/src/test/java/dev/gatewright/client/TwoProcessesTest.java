package dev.gatewright.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gatewright.client.testing.Crowd;
import dev.gatewright.client.testing.PostgresServer;
import dev.gatewright.client.testing.RotatingProvider;
import dev.gatewright.client.testing.RotatingProvider.Fault;
import dev.gatewright.client.testing.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Java processes that share a session store through JDBC renew a session once")
class TwoProcessesTest {
  private final SettableClock clock = new SettableClock();
  private final RotatingProvider provider;
  private final List<Process> processes = new ArrayList<>();
  @TempDir private Path folder;

  TwoProcessesTest() throws IOException {
    provider = new RotatingProvider(clock);
  }

  @AfterEach
  void close() {
    processes.forEach(Process::destroyForcibly);
    provider.close();
  }

  /// Another JVM that has loaded everything and waits for a line.
  private Node start(String url) throws IOException {
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                RefreshingProcess.class.getName(),
                provider.issuer(),
                url,
                clock.instant().toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    processes.add(process);
    return new Node(process, process.inputReader());
  }

  private record Node(Process process, BufferedReader output) {
    void awaitReady() throws IOException {
      assertThat(output.readLine()).isEqualTo("ready");
    }

    void release() {
      try {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
      } catch (IOException gone) {
        throw new UncheckedIOException(gone);
      }
    }
  }

  private String sqlite() {
    return "jdbc:sqlite:" + folder.resolve("sessions.db");
  }

  private void refreshTogether(String url) throws IOException, InterruptedException {
    var store = RefreshingProcess.store(url, clock);
    store.createTable();
    store.save(RefreshingProcess.KEY, provider.expiredLogin());
    var nodes = List.of(start(url), start(url));
    for (var node : nodes) {
      node.awaitReady();
    }

    Crowd.of(
        2,
        i -> {
          nodes.get(i).release();
          return i;
        });

    var stored = new ArrayList<String>();
    for (var node : nodes) {
      stored.addAll(node.output().lines().toList());
    }
    assertThat(provider.tokenRequests()).isEqualTo(1);
    var renewed = store.load(RefreshingProcess.KEY).orElseThrow().tokens();
    var hash = CodeChallenge.s256(renewed.accessToken());
    assertThat(stored).containsExactly(hash, hash);
  }

  @Test
  @DisplayName("Two JVMs sharing a SQLite file cause exactly one refresh")
  void sqliteFile() throws IOException, InterruptedException {
    refreshTogether(sqlite());
  }

  @Test
  @DisplayName("Two JVMs sharing a PostgreSQL server cause exactly one refresh")
  void postgres() throws IOException, InterruptedException {
    assumeTrue(PostgresServer.isInstalled(), PostgresServer.HOW_TO_GET);
    var server = PostgresServer.start();
    try {
      refreshTogether(server.url());
    } finally {
      server.stop();
    }
  }

  @Test
  @DisplayName(
      "A node that is killed in the middle of a refresh stops the other until its lease ends")
  void killed() throws IOException, InterruptedException {
    var store = RefreshingProcess.store(sqlite(), clock);
    store.createTable();
    var expired = provider.expiredLogin();
    store.save(RefreshingProcess.KEY, expired);
    provider.fail(new Fault.BreakBefore());
    var hold = provider.hold();
    var node = start(sqlite());
    node.awaitReady();
    node.release();
    hold.awaitArrival();
    node.process().destroyForcibly().waitFor();
    hold.release();
    provider.holdNoMore();

    var other = RefreshingProcess.node(provider.issuer(), clock);
    var waiting =
        Crowd.start(
            1,
            _ -> other.createAgent(store, RefreshingProcess.KEY, RefreshListener.none()).tokens());
    waiting.awaitWaiting(1);
    assertThat(provider.tokenRequests()).isEqualTo(1);
    clock.advance(RefreshingProcess.TIMEOUT.multipliedBy(5));

    assertThat(waiting.outcomes().get(0).get())
        .isNotEqualTo(expired)
        .isEqualTo(store.load(RefreshingProcess.KEY).orElseThrow().tokens());
    assertThat(provider.tokenRequests()).isEqualTo(2);
    assertThat(provider.endedSessions()).isFalse();
  }
}
