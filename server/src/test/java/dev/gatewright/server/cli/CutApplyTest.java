package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.control.Answer;
import dev.gatewright.server.control.ControlAddress;
import dev.gatewright.server.control.ControlClient;
import dev.gatewright.server.control.Request;
import dev.gatewright.server.control.TenantsRequest;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("An apply that is cut short")
final class CutApplyTest {
  private static final String BEFORE = "issuers: [{ id: acme, name: Acme }]";

  private static final String FILE =
      """
      issuers:
        - id: acme
          name: Acme
          hooks: [{ id: crm, url: "https://h.test/", on: token, on_failure: allow }]
          webhooks: [{ id: crm, url: "https://w.test/", events: [user.*] }]
          clients:
            - { id: job, type: machine, secret: { generate: true } }
            - { id: own, type: machine, secret: "own-secret-of-acme-0123456789abcdef" }
      """;

  private static final String JOB =
      "the secret of client acme/job was made, and nobody is known to have been shown it: gatewright client rotate-secret job --issuer acme makes another";

  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void folderOfItsOwn() throws IOException {
    line = CommandLine.in(folder);
    Files.writeString(line.tenants(), BEFORE);
  }

  /// What a command does that is ended before its answer comes.
  private Answer unheard() throws IOException {
    var request = TenantsRequest.of("apply", line.tenants().toString(), FILE, folder, Map.of());
    Files.writeString(line.tenants(), FILE);
    return ControlClient.ask(ControlAddress.of(folder.resolve("g.db")), request).orElseThrow();
  }

  private SqlStore store() {
    return SqlStore.open(
        new StoreConfig.Sqlite(folder.resolve("g.db")),
        new SecureRandom(),
        cause -> {
          throw new AssertionError(cause);
        });
  }

  @Test
  @DisplayName(
      "leaves secrets that nobody saw: plan, apply and doctor name each until it is another")
  void named() throws IOException {
    var serving = line.serve();
    try {
      assertThat(unheard().exitCode()).isZero();

      assertThat(line.run("plan", line.tenants().toString())).isZero();
      assertThat(line.out())
          .contains(JOB, "webhook rotate-secret crm --issuer acme", "hook rotate-secret crm")
          .doesNotContain("acme/own");
      assertThat(line.run("apply", line.tenants().toString(), "--json")).isZero();
      assertThat(line.out()).contains("\"notes\"", JOB);
      line.run("doctor");
      assertThat(line.out()).contains("WARN  secrets: " + JOB);

      assertThat(line.run("client", "rotate-secret", "job", "--issuer", "acme")).isZero();
      assertThat(line.run("webhook", "rotate-secret", "crm", "--issuer", "acme")).isZero();
      assertThat(line.run("plan", line.tenants().toString())).isZero();
      assertThat(line.out())
          .contains("secret of hook acme/crm")
          .doesNotContain("of client", "of webhook");
      assertThat(line.run("hook", "rotate-secret", "crm", "--issuer", "acme")).isZero();
      assertThat(line.run("plan", line.tenants().toString())).isZero();
      assertThat(line.out()).startsWith("nothing to change\n").doesNotContain("the secret of");
    } finally {
      serving.stop(Duration.ZERO);
    }
  }

  @Test
  @DisplayName("is none where the answer was printed or its secrets were written to their file")
  void shown() throws IOException {
    Files.writeString(line.tenants(), FILE);
    line.serve().stop(Duration.ZERO); // With --apply.
    assertThat(folder.resolve("generated-secrets.txt")).content().contains("acme/job ");
    assertThat(line.run("plan", line.tenants().toString())).isZero();
    assertThat(line.out()).startsWith("nothing to change\n").doesNotContain("the secret of");

    Files.writeString(line.tenants(), FILE.replace("id: job", "id: other"));
    assertThat(line.run("apply", line.tenants().toString())).isZero();
    assertThat(line.out()).contains("secret of client acme/other, shown this once: ");
    assertThat(line.run("plan", line.tenants().toString())).isZero();
    assertThat(line.out()).startsWith("nothing to change\n").doesNotContain("the secret of");
  }

  @Test
  @DisplayName("is one whose answer could not be printed")
  void unprinted() throws IOException {
    Files.writeString(line.tenants(), FILE);
    var full =
        new OutputStream() {
          @Override
          public void write(int next) throws IOException {
            throw new IOException("no space left");
          }
        };
    var terminal =
        new Terminal(
            new PrintStream(full, true, StandardCharsets.UTF_8),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(new byte[0]),
            Map.of(),
            InstantSource.system(),
            new SecureRandom());
    new Program(terminal, (_, _, _, _) -> line.server(), Optional.empty())
        .run("apply", line.tenants().toString(), "--config", line.config().toString());

    assertThat(line.run("plan", line.tenants().toString())).isZero();
    assertThat(line.out()).contains(JOB);
  }

  @Test
  @DisplayName("has an entry in the history with what it changed until then")
  void history() throws IOException {
    line.serve().stop(Duration.ZERO);
    var at = Instant.now().plusSeconds(60);
    var globex = new IssuerId("globex");
    try (var store = store()) {
      assertThat(store.history().begin("apply", "the move", at)).isEqualTo(2);
      store.issuers().declare(globex, "https://g.test", "{}", By.operator("apply", at));
      store.issuers().declare(new IssuerId("other"), "https://o.test", "{}", By.operator("me", at));
      assertThat(store.history().begin("apply", "", at.plusSeconds(2))).isEqualTo(3);
    }

    assertThat(line.run("tenants", "history", "2")).isZero();
    assertThat(line.out())
        .contains("+ issuer globex", "under way or was cut short", "gatewright plan")
        .doesNotContain("no setting was changed", "other");
    assertThat(line.run("tenants", "history", "2", "--json")).isZero();
    assertThat(line.out()).contains("issuer globex", "was cut short");
    assertThat(line.run("tenants", "history", "3")).isZero();
    assertThat(line.out()).contains("no setting was changed", "was cut short");
    assertThat(line.run("tenants", "history")).isZero();
    assertThat(line.out()).containsPattern("2 .*begun +- +0 +the move");
  }

  @Test
  @DisplayName("is waited for by a signal, which says what to do where it does not end in time")
  void signal() {
    var ended = new Uncut(line.terminal(""), Request.of("apply"), Duration.ofMinutes(5));
    assertThat(ended.end()).isFalse();
    ended.untilEnded();
    assertThat(line.err()).contains("stopping once apply is done", "came to its end");

    new Uncut(line.terminal(""), Request.of("apply"), Duration.ZERO).untilEnded();
    assertThat(line.err()).contains("apply was cut short. What was changed", "rotate-secret");
  }
}
