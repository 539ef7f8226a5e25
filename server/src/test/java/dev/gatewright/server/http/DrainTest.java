package dev.gatewright.server.http;

import static dev.gatewright.server.http.RunningServer.request;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.oauth.Parameters;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DrainTest {
  private static final int CLIENTS = 8;

  @Test
  @DisplayName("Draining answers every request of a connection that was accepted, then hangs up")
  void drainsUnderTraffic() throws Exception {
    var served = new AtomicInteger();
    var busy = new CountDownLatch(200);
    try (var server =
            new RunningServer(
                Route.get(
                    "/",
                    _ -> {
                      served.incrementAndGet();
                      busy.countDown();
                      return HttpResponse.text(200, "x");
                    }));
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var clients = new ArrayList<Future<Integer>>();
      for (var i = 0; i < CLIENTS; i++) {
        clients.add(threads.submit(askUntilClosed(server)));
      }
      busy.await();

      assertThat(server.server.drain(Duration.ofMinutes(3))).isTrue();

      var answered = 0;
      for (var client : clients) {
        answered += client.get();
      }
      assertThat(answered).isEqualTo(served.get());
      assertThatThrownBy(server::connect).isInstanceOf(IOException.class);
    }
  }

  @Test
  @DisplayName(
      "A request that runs when draining begins is finished; one that never ends is cut off")
  void finishesWhatRuns() throws Exception {
    var go = new CountDownLatch(1);
    try (var server =
            new RunningServer(
                Route.get(
                    "/slow",
                    _ -> {
                      go.await();
                      return HttpResponse.text(200, "finished");
                    }));
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var socket = server.connect()) {
      socket.getOutputStream().write(request("GET", "/slow", "").getBytes(ISO_8859_1));
      JettyServerTest.await(() -> server.server.active() == 1);
      var drained = threads.submit(() -> server.server.drain(Duration.ofMinutes(3)));
      go.countDown();

      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .contains("Connection: close")
          .endsWith("finished");
      assertThat(drained.get()).isTrue();
    }
    try (var server =
            new RunningServer(
                Route.get(
                    "/stuck",
                    _ -> {
                      new CountDownLatch(1).await();
                      return HttpResponse.empty(204);
                    }));
        var socket = server.connect()) {
      socket.getOutputStream().write(request("GET", "/stuck", "").getBytes(ISO_8859_1));
      JettyServerTest.await(() -> server.server.active() == 1);
      assertThat(server.server.drain(Duration.ofSeconds(1))).isFalse();
    }
  }

  @Test
  @DisplayName("Readiness is 503 before the server is ready and from the start of draining on")
  void readiness() throws Exception {
    var readiness = new Readiness();
    var readyz = readiness.readyz();
    var probe = HttpRequest.of("GET", "/readyz", Parameters.none(), Headers.NONE, new byte[0]);

    assertThat(readyz.handle(probe).status()).isEqualTo(503);
    readiness.ready();
    assertThat(readyz.handle(probe).status()).isEqualTo(200);
    readiness.draining();
    readiness.ready();
    assertThat(readyz.handle(probe).status()).isEqualTo(503);
    assertThat(Readiness.healthz().handle(probe).status()).isEqualTo(200);
  }

  /// Asks on one connection until an answer says that it is the last; counts the answers. A request
  /// without an answer is a failure.
  private static Callable<Integer> askUntilClosed(RunningServer server) {
    return () -> {
      try (var socket = server.connect()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        for (var answers = 1; ; answers++) {
          socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(ISO_8859_1));
          assertThat(in.readLine()).isEqualTo("HTTP/1.1 200 OK");
          var last = false;
          for (var line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
            last |= line.equals("Connection: close");
          }
          assertThat(in.read()).isEqualTo('x');
          if (last) {
            return answers;
          }
        }
      }
    };
  }
}
