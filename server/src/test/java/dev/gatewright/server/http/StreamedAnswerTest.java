package dev.gatewright.server.http;

import static dev.gatewright.server.http.RunningServer.request;
import static dev.gatewright.server.http.RunningServer.status;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Answers whose bodies are written as they go.
final class StreamedAnswerTest {
  private static final byte[] PIECE = new byte[64 * 1024];

  /// Far more than a server keeps for one answer.
  private static final long ENDLESS = 8L * 1024 * 1024 * 1024;

  /// Ends what would never end by itself.
  private static final Duration SHORT = Duration.ofSeconds(1);

  private static String get(String path) {
    return request("GET", path, "");
  }

  @Test
  @DisplayName("RFC 9112 §7.1: what is written piece by piece arrives as one whole")
  void whole() throws IOException {
    HttpResponse.Stream pieces =
        out -> {
          for (int i = 0; i < 3; i++) {
            out.write(("piece" + i + ";").getBytes(UTF_8));
          }
        };
    try (var server = new RunningServer(Route.get("/copy", _ -> HttpResponse.json(200, pieces)))) {
      var answer = server.exchange(get("/copy"));
      assertThat(status(answer)).isEqualTo(200);
      assertThat(answer)
          .contains("Content-Type: application/json", "Transfer-Encoding: chunked")
          .containsSubsequence("piece0;", "piece1;", "piece2;")
          .endsWith("0\r\n\r\n");
    }
  }

  @Test
  @DisplayName("No more is made than a reader takes: one who goes away ends the writing")
  void bounded() throws Exception {
    var end = new CompletableFuture<Long>();
    try (var server =
        new RunningServer(Route.get("/copy", _ -> HttpResponse.json(200, endless(end))))) {
      try (var socket = server.connect()) {
        socket.getOutputStream().write(get("/copy").getBytes(ISO_8859_1));
        assertThat(socket.getInputStream().readNBytes(1_000_000)).hasSize(1_000_000);
      }
      assertThat(end.get(RunningServer.PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .isBetween(1_000_000L, 256L * 1024 * 1024);
      JettyServerTest.await(() -> server.server.active() == 0);
    }
  }

  @Test
  @DisplayName("A reader who takes nothing loses the connection at the deadline")
  void deadline() throws Exception {
    var end = new CompletableFuture<Long>();
    var limits = HttpLimits.STANDARD.withAnswerDeadline(SHORT);
    try (var server =
            new RunningServer(
                limits,
                TrustedProxies.NONE,
                Route.get("/copy", _ -> HttpResponse.json(200, endless(end))));
        var socket = server.connect()) {
      socket.getOutputStream().write(get("/copy").getBytes(ISO_8859_1));
      assertThat(end.get(RunningServer.PATIENCE.toSeconds(), TimeUnit.SECONDS)).isPositive();
      JettyServerTest.await(() -> server.server.active() == 0);
    }
  }

  /// Completes `end` with how much was taken before writing failed.
  private static HttpResponse.Stream endless(CompletableFuture<Long> end) {
    return out -> {
      long written = 0;
      try {
        for (; written < ENDLESS; written += PIECE.length) {
          out.write(PIECE);
        }
        end.completeExceptionally(new AssertionError("all of it was written"));
      } catch (IOException e) {
        end.complete(written);
        throw e;
      }
    };
  }

  @Test
  @DisplayName("RFC 9112 §8: what fails on the way never looks like the whole")
  void failsOnTheWay() throws IOException {
    HttpResponse.Stream broken =
        out -> {
          out.write("the beginning".getBytes(UTF_8));
          throw new IllegalStateException("a bug");
        };
    try (var server = new RunningServer(Route.get("/copy", _ -> HttpResponse.json(200, broken)))) {
      assertThat(server.exchange(get("/copy")))
          .contains("Transfer-Encoding: chunked", "the beginning")
          .doesNotContain("0\r\n\r\n");
    }
  }

  @Test
  @DisplayName("What fails before anything was written is answered as any failure")
  void failsAtOnce() throws IOException {
    HttpResponse.Stream broken =
        _ -> {
          throw new IllegalStateException("a bug");
        };
    try (var server =
        new RunningServer(Route.get("/copy", _ -> HttpResponse.json(200, broken)).problem())) {
      var answer = server.exchange(get("/copy"));
      assertThat(status(answer)).isEqualTo(500);
      assertThat(answer)
          .contains(
              "Content-Type: application/problem+json",
              "\"type\":\"urn:gatewright:problem:http.failure\"",
              "\"status\":500");
    }
  }

  @Test
  @DisplayName("RFC 9110 §9.3.2: HEAD writes no body, so nothing makes one")
  void head() throws IOException {
    var made = new AtomicBoolean();
    HttpResponse.Stream pieces = _ -> made.set(true);
    try (var server = new RunningServer(Route.get("/copy", _ -> HttpResponse.json(200, pieces)))) {
      assertThat(status(server.exchange(request("HEAD", "/copy", "")))).isEqualTo(200);
      assertThat(made).isFalse();
    }
  }
}
