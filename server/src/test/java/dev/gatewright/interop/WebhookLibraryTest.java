package dev.gatewright.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.LocalCommand;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebhookReceiver;
import dev.gatewright.testing.WebhookReceiver.Taken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The library of Standard Webhooks for Node")
final class WebhookLibraryTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OTHER = "whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";

  @TempDir private Path folder;

  @BeforeAll
  static void install() throws Exception {
    Skip.where(NodeProgram.missing());
    NodeProgram.install();
  }

  @Test
  @DisplayName("takes what the server sends, and nothing that was changed or signed by another")
  void verifies() throws Exception {
    try (var receiver = WebhookReceiver.start()) {
      Files.writeString(
          folder.resolve("server.yaml"),
          """
          listen: 127.0.0.1:0
          base_url: http://localhost:8080
          store: "sqlite:%1$s/g.db"
          master_key_file: "%1$s/master.key"
          outbound: { allow: [127.0.0.1] }
          """
              .formatted(folder));
      var tenants =
          Files.writeString(
              folder.resolve("tenants.yaml"),
              """
              issuers:
                - id: acme
                  webhooks: [ { id: crm, url: "%s", events: ["*"], secret: %s } ]
              """
                  .formatted(receiver.url("/"), SECRET));
      run("apply", tenants.toString());
      run("webhook", "test", "crm");

      var taken = receiver.taken().getFirst();
      var body = new String(taken.body(), UTF_8);
      assertThat(verify(SECRET, taken, body)).isEqualTo("verified dev.gatewright.webhook.test");
      assertThat(verify(OTHER, taken, body)).startsWith("refused");
      assertThat(verify(SECRET, taken, body.replace("acme", "evil"))).startsWith("refused");
    }
  }

  private void run(String... arguments) {
    var line = new ArrayList<>(List.of(arguments));
    line.addAll(List.of("--config", folder.resolve("server.yaml").toString()));
    var outcome = LocalCommand.outcome(line, Map.of());
    assertThat(outcome.exitCode()).as(outcome.said()).isZero();
  }

  private static String verify(String secret, Taken taken, String body)
      throws IOException, InterruptedException {
    var headers =
        Map.of(
            "webhook-id", taken.header("webhook-id"),
            "webhook-timestamp", taken.header("webhook-timestamp"),
            "webhook-signature", taken.header("webhook-signature"));
    var asked = Map.of("secret", secret, "headers", headers, "body", body);
    var process =
        new ProcessBuilder("node", "webhooks/verify.mjs")
            .directory(NodeProgram.FOLDER.toFile())
            .redirectErrorStream(true)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(JsonMapper.shared().writeValueAsBytes(asked));
    }
    var said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
    process.waitFor();
    return said;
  }
}
