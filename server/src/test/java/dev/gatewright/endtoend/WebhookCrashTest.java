package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.LocalCommand;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.WebhookReceiver;
import dev.gatewright.testing.WebhookReceiver.Taken;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WebhookCrashTest {
  @TempDir private Path data = Path.of("");

  @Test
  @DisplayName(
      "Killed between the commit of events and their delivery, a server loses none of them")
  void killed() throws Exception {
    var dead = new CountDownLatch(1);
    try (var receiver = WebhookReceiver.start()) {
      receiver.answer(_ -> {
        Patience.until("the server is dead", () -> dead.getCount() == 0);
        return 200;
      });
      try (var server = start(receiver)) {
        add(receiver, "one");
        Patience.until("the first is on its way", () -> !receiver.taken().isEmpty());
        add(receiver, "two");
        add(receiver, "three");
        server.kill();
      }
      assertThat(receiver.taken()).hasSize(1);
      dead.countDown();
      add(receiver, "four");
      receiver.answer(_ -> 204);
      try (var server = start(receiver)) {
        Patience.until("every event is there", () -> receiver.taken().size() >= 5);
        assertThat(server.run("webhook deliveries", "crm"))
            .contains("client.declared", "delivered", "204")
            .doesNotContain("waiting");
      }
    }
  }

  @Test
  @DisplayName("What was delivered is not delivered again by the next start, and the order is kept")
  void restarted() throws Exception {
    try (var receiver = WebhookReceiver.start()) {
      for (int number = 1; number <= 3; number++) {
        var sent = number;
        try (var server = start(receiver)) {
          server.run("client add", "app" + number, "--type", "machine");
          Patience.until("it is sent", () -> receiver.taken().size() == sent);
          Patience.until(
              "it is settled", () -> !server.run("webhook deliveries", "crm").contains("waiting"));
          server.terminate();
          server.exitCode();
        }
      }
      assertThat(receiver.taken()).hasSize(3);
      assertThat(receiver.taken()).extracting(Taken::seq).isSorted().doesNotHaveDuplicates();
    }
  }

  private ServedGatewright start(WebhookReceiver receiver) throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("keys-server.yaml"),
        TwoTenants.file("webhook-tenants.yaml"),
        data,
        Map.of("HOOK_PORT", Integer.toString(receiver.port())));
  }

  /// An application more, by the server where one runs and without one where none does.
  private void add(WebhookReceiver receiver, String client) {
    var config = TwoTenants.file("keys-server.yaml").toString();
    var outcome =
        LocalCommand.outcome(
            List.of("client", "add", client, "--type", "machine", "--config", config),
            Map.of(
                "GATEWRIGHT_PORT", "0",
                "GATEWRIGHT_DATA", data.toString(),
                "HOOK_PORT", Integer.toString(receiver.port())));
    assertThat(outcome.exitCode()).as(outcome.said()).isZero();
  }
}
