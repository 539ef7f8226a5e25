package dev.gatewright.store.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.store.Sweeper;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.people.DepartureTable;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Why a request was refused")
final class RefusedRequestsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:20:00Z");

  private final Ground ground = Ground.inMemory("refused");
  private final RefusedRequests refused = new RefusedRequests(ground.database());

  @AfterEach
  void close() {
    ground.close();
  }

  @Test
  @DisplayName("is found under the reference at once, and after it was written too")
  void found() {
    var request = request("7K3QP-1", "scope.unknown", NOW);
    refused.note("acme", request);
    assertThat(refused.find("acme", "7K3QP-1", NOW)).contains(request);

    refused.flush();
    assertThat(refused.find("acme", "7K3QP-1", NOW)).contains(request);
    assertThat(refused.latest("acme", 10, NOW)).containsExactly(request);
  }

  @Test
  @DisplayName("is kept when the program ends")
  void restart(@TempDir Path folder) {
    try (var first = Ground.at(folder.resolve("store.db"))) {
      var before = new RefusedRequests(first.database());
      before.note("acme", request("7K3QP-1", "scope.unknown", NOW));
      before.flush();
    }
    try (var second = Ground.at(folder.resolve("store.db"))) {
      assertThat(new RefusedRequests(second.database()).find("acme", "7K3QP-1", NOW)).isPresent();
    }
  }

  @Test
  @DisplayName("is told to nobody of another issuer, whatever the reference")
  void ofOneIssuer() {
    refused.note("acme", request("7K3QP-1", "scope.unknown", NOW));
    assertThat(refused.find("other", "7K3QP-1", NOW)).isEmpty();
    refused.flush();
    assertThat(refused.find("other", "7K3QP-1", NOW)).isEmpty();
    assertThat(refused.latest("other", 10, NOW)).isEmpty();
  }

  @Test
  @DisplayName("names a client that there is, and none that somebody invented")
  void client() {
    refused.note("acme", naming("7K3QP-1", "web"));
    refused.note("acme", naming("7K3QP-2", "s3cret-typed-as-id"));
    refused.note("other", naming("7K3QP-3", "web"));

    for (var written : new boolean[] {false, true}) {
      assertThat(refused.find("acme", "7K3QP-1", NOW).orElseThrow().client()).contains("web");
      assertThat(refused.find("acme", "7K3QP-2", NOW).orElseThrow().client()).isEmpty();
      assertThat(refused.find("other", "7K3QP-3", NOW).orElseThrow().client()).isEmpty();
      if (!written) {
        refused.flush();
      }
    }
  }

  @Test
  @DisplayName("survives a flood: of one kind the newest few are kept, and others have their room")
  void flood() {
    refused.note("acme", request("quiet-1", "redirect_uri.mismatch", NOW));
    for (var i = 0; i < 50_000; i++) {
      refused.note("acme", request("flood-" + i, "client.unknown", NOW.plusMillis(i)));
    }
    refused.note("other", request("quiet-2", "client.unknown", NOW));
    refused.flush();

    assertThat(ground.rows("refused_request")).isEqualTo(WaitingRefusals.MOST_OF_KIND + 2L);
    assertThat(refused.find("acme", "flood-49999", NOW)).isPresent();
    assertThat(refused.find("acme", "flood-0", NOW)).isEmpty();
    assertThat(refused.find("acme", "quiet-1", NOW)).isPresent();
    assertThat(refused.find("other", "quiet-2", NOW)).isPresent();
  }

  @Test
  @DisplayName("has room for so many kinds in memory, and the newest always finds a place")
  void memoryIsBounded() {
    for (var i = 0; i < 2 * WaitingRefusals.MOST; i++) {
      refused.note("acme", request("r-" + i, "reason." + i, NOW.plusMillis(i)));
    }
    assertThat(refused.find("acme", "r-" + (2 * WaitingRefusals.MOST - 1), NOW)).isPresent();
    refused.flush();

    assertThat(ground.rows("refused_request")).isEqualTo(RefusedRequests.MOST_OF_ISSUER);
    assertThat(refused.find("acme", "r-" + (2 * WaitingRefusals.MOST - 1), NOW)).isPresent();
  }

  @Test
  @DisplayName("keeps the newest of an issuer and lets another issuer's stay")
  void ring() {
    refused.note("other", request("quiet", "client.unknown", NOW.minusSeconds(60)));
    for (var round = 0; round < 3; round++) {
      for (var i = 0; i < RefusedRequests.MOST_OF_ISSUER / 2; i++) {
        refused.note("acme", request(round + "-" + i, "reason." + i, NOW.plusSeconds(round)));
      }
      refused.flush();
    }

    assertThat(ground.rows("refused_request")).isEqualTo(RefusedRequests.MOST_OF_ISSUER + 1L);
    assertThat(refused.find("acme", "0-1", NOW)).isEmpty();
    assertThat(refused.find("acme", "1-1", NOW)).isPresent();
    assertThat(refused.find("other", "quiet", NOW)).isPresent();
  }

  @Test
  @DisplayName("is gone after a week")
  void swept() {
    refused.note("acme", request("7K3QP-1", "scope.unknown", NOW));
    refused.flush();
    var end = NOW.plus(RefusedRequests.KEPT);
    assertThat(refused.find("acme", "7K3QP-1", end)).isEmpty();
    var events = new EventTable(ground.database().readers(), new SecureRandom());
    var _ =
        new Sweeper(ground.database().writer(), new DepartureTable(ground.database(), events))
            .sweep(end, 1_000);

    assertThat(ground.rows("refused_request")).isZero();
  }

  @Test
  @DisplayName("is the first reason where a request was refused twice on its way")
  void firstReason() {
    refused.note("acme", request("7K3QP-1", "login.upstream_fault_code", NOW));
    refused.note("acme", request("7K3QP-1", "login.upstream_failed", NOW.plusMillis(1)));
    assertThat(refused.find("acme", "7K3QP-1", NOW).orElseThrow().reason())
        .isEqualTo("login.upstream_fault_code");
    refused.flush();
    assertThat(refused.find("acme", "7K3QP-1", NOW).orElseThrow().reason())
        .isEqualTo("login.upstream_fault_code");
  }

  private static RefusedRequest request(String reference, String reason, Instant at) {
    return new RefusedRequest(
        reference,
        at,
        "authorize",
        reason,
        Optional.of("what was wrong"),
        Optional.of("web").filter(_ -> false),
        "192.0.2.0/24",
        Map.of("client_id", "web"));
  }

  private static RefusedRequest naming(String reference, String client) {
    return new RefusedRequest(
        reference,
        NOW,
        "token",
        "client.secret",
        Optional.empty(),
        Optional.of(client),
        "192.0.2.0/24",
        Map.of());
  }
}
