package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.control.ControlAddress;
import dev.gatewright.server.control.ControlClient;
import dev.gatewright.server.control.Request;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Commands at the control socket")
final class CommandsAtOnceTest {
  /// A machine that is busy may need longer than a call waits; then it is tried again.
  private static final int TRIES = 20;

  @TempDir private Path folder;

  @Test
  @DisplayName("do not wait for a receiver that never answers, nor for a name server")
  void notWaiting() throws Exception {
    try (var receiver = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var names =
            new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      var line = CommandLine.in(folder);
      Files.writeString(
          line.config(),
          "outbound: { allow: [127.0.0.1], name_servers: [\"127.0.0.1:%s\"] }\n"
              .formatted(names.getLocalPort()),
          StandardOpenOption.APPEND);
      Files.writeString(
          line.tenants(),
          """
          issuers:
            - id: acme
              users: [{ email: ada@acme.test, password: "correct horse" }]
              organizations: [{ id: org_west, name: West }]
              webhooks: [{ id: crm, url: "http://127.0.0.1:%s/hook", events: ["pin.*"] }]
          """
              .formatted(receiver.getLocalPort()));
      var serving = line.serve();
      try {
        ask(
            Request.of("organization domain add")
                .with("organization", "org_west")
                .with("domain", "west.test"));
        passes(
            Request.of("webhook test").with("webhook", "crm"), () -> receiver.accept().isBound());
        passes(
            Request.of("organization domain verify")
                .with("organization", "org_west")
                .with("domain", "west.test"),
            () -> {
              names.receive(new DatagramPacket(new byte[512], 512));
              return true;
            });
      } finally {
        serving.stop(Duration.ZERO);
      }
    }
  }

  /// Somebody can be kept out while the other command waits for its answer.
  private void passes(Request hanging, Callable<Boolean> isAsked) throws Exception {
    boolean passed = false;
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int tries = 0; tries < TRIES && !passed; tries++) {
        var hangs = threads.submit(() -> ask(hanging));
        assertThat(isAsked.call()).isTrue();
        ask(Request.of("user suspend").with("email", "ada@acme.test"));
        passed = !hangs.isDone();
        var _ = hangs.get();
      }
    }
    assertThat(passed).as("%s holds up the others", hanging.command()).isTrue();
  }

  private int ask(Request request) throws IOException {
    var answer =
        ControlClient.ask(ControlAddress.of(folder.resolve("g.db")), request).orElseThrow();
    if (request.command().startsWith("user ")) {
      assertThat(answer.exitCode()).as(answer.text()).isZero();
    }
    return answer.exitCode();
  }
}
