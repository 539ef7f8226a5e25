package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Patience;
import dev.gatewright.testing.ServedGatewright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AuditCrashTest {
  @TempDir private Path data = Path.of("");

  @Test
  @DisplayName(
      "Killed between the commit of events and their chaining, a server chains them after the next"
          + " start, and what was signed before holds")
  void killed() throws Exception {
    var kept = data.resolve("head.json");
    try (var server = start()) {
      server.run("client add", "one", "--type", "machine");
      Files.writeString(kept, server.run("audit head"));
      server.run("client add", "two", "--type", "machine");
      server.run("client add", "three", "--type", "machine");
      server.kill();

      assertThat(verified(server, kept)).contains(" are right, signed up to ");
    }
    try (var server = start()) {
      Patience.until("all is chained", () -> !verified(server, kept).contains("not chained"));
      assertThat(verified(server, kept)).contains("acme: events 1 to ").doesNotContain("WRONG");
    }
  }

  private static String verified(ServedGatewright server, Path kept) {
    return server.run("audit verify", "--since-head", kept.toString());
  }

  private ServedGatewright start() throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("keys-server.yaml"),
        TwoTenants.file("webhook-tenants.yaml"),
        data,
        Map.of("HOOK_PORT", "1"));
  }
}
