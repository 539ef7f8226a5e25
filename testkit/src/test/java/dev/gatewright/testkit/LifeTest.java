package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The life of a test's server")
final class LifeTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test");

  /// Threads that the Java machine and its libraries keep for whoever comes next.
  private static final String KEPT =
      "ForkJoinPool.*|Keep-Alive.*|.*Cleaner.*|.*VirtualThread.*|Native reference cleanup.*";

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  @DisplayName("leaves no thread, no socket and no file when it ends")
  void leavesNothing() throws Exception {
    var client = RelyingParty.app();
    var threads = threads();
    var files = files();
    int port;
    try (var gatewright = TestGatewright.start(client, ADA)) {
      var app = new RelyingParty(gatewright.issuer(), client);
      assertThat(app.logIn(gatewright, ADA).indicatesSuccess()).isTrue();
      port = gatewright.issuer().getPort();
      assertThat(files()).isEqualTo(files);
    }

    assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port).close())
        .isInstanceOf(ConnectException.class);
    var end = System.nanoTime() + PATIENCE.toNanos();
    var left = threads();
    left.removeAll(threads);
    while (!left.isEmpty() && System.nanoTime() < end) {
      Thread.onSpinWait();
      left = threads();
      left.removeAll(threads);
    }
    assertThat(left).extracting(Thread::getName).isEmpty();
    assertThat(files()).isEqualTo(files);
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.getName().matches(KEPT))
        .collect(Collectors.toCollection(HashSet::new));
  }

  /// What a store could leave behind: where the process runs, and where memory files would be.
  private static Set<Path> files() throws Exception {
    var all = new HashSet<Path>();
    for (var folder : new Path[] {Path.of(""), Path.of("/")}) {
      try (var entries = Files.list(folder.toAbsolutePath())) {
        entries.forEach(all::add);
      }
    }
    return all;
  }

  @Test
  @DisplayName("ends while a client waits for a slow answer")
  void closesOnTheSlow() throws Exception {
    try (var caller = Executors.newSingleThreadExecutor()) {
      Future<Integer> waiting;
      try (var gatewright = TestGatewright.start(RelyingParty.app(), ADA)) {
        var app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
        var tokens = app.logIn(gatewright, ADA);
        gatewright.faults().on("/oauth2/token").once(Fault.slow(Duration.ofSeconds(60)));
        waiting = caller.submit(() -> app.refresh(tokens).getStatusCode());
        while (gatewright.requests("/oauth2/token") < 2) {
          Thread.onSpinWait();
        }
      }
      assertThat(waiting)
          .satisfiesAnyOf(
              answered -> assertThat(answered).succeedsWithin(PATIENCE),
              cutOff -> assertThat(cutOff).failsWithin(PATIENCE));
    }
  }

  @Test
  @DisplayName("lets 64 callers refresh one token at once, and each gets the one successor")
  void raceForOne() throws Exception {
    try (var gatewright = TestGatewright.start(RelyingParty.app(), ADA)) {
      var app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
      var token = app.logIn(gatewright, ADA).getOIDCTokens().getRefreshToken();

      assertThat(refreshed(app, IntStream.range(0, 64).mapToObj(_ -> token).toList())).hasSize(1);
    }
  }

  @Test
  @DisplayName("lets 64 callers refresh a token each, again and again")
  void raceForMany() throws Exception {
    try (var gatewright = TestGatewright.start(RelyingParty.app(), ADA)) {
      var app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
      var tokens = new ArrayList<RefreshToken>();
      for (var login = 0; login < 64; login++) {
        tokens.add(app.logIn(gatewright, ADA).getOIDCTokens().getRefreshToken());
      }
      for (var round = 0; round < 5; round++) {
        var next = refreshed(app, tokens);
        assertThat(next).hasSize(64).doesNotContainAnyElementsOf(tokens);
        tokens.clear();
        tokens.addAll(next);
      }
    }
  }

  private static Set<RefreshToken> refreshed(RelyingParty app, java.util.List<RefreshToken> tokens)
      throws Exception {
    try (var callers = Executors.newFixedThreadPool(64)) {
      var answers = new ArrayList<Future<RefreshToken>>();
      for (var token : tokens) {
        answers.add(
            callers.submit(() -> success(app.refresh(token)).getOIDCTokens().getRefreshToken()));
      }
      var successors = new HashSet<RefreshToken>();
      for (var answer : answers) {
        successors.add(answer.get());
      }
      return successors;
    }
  }

  @Test
  @DisplayName("is short: its start is printed, not judged")
  void starts() {
    var millis = new ArrayList<Long>();
    for (var start = 0; start < 10; start++) {
      var began = System.nanoTime();
      try (var gatewright = TestGatewright.start(RelyingParty.app(), ADA)) {
        assertThat(gatewright.issuer()).hasPath("/test");
        millis.add(Duration.ofNanos(System.nanoTime() - began).toMillis());
      }
    }
    System.out.println("started in ms: " + millis);
  }
}
