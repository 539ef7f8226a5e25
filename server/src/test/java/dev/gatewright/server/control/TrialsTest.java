package dev.gatewright.server.control;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.act.Holdings.RequestTrial;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.keys.SigningKeys;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.config.server.ServerConfig;
import dev.gatewright.server.config.server.ServerConfigReader;
import dev.gatewright.server.config.yaml.ConfigFile;
import dev.gatewright.server.config.yaml.ConfigResult;
import dev.gatewright.server.config.yaml.Surroundings;
import dev.gatewright.server.join.Policies;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.WebhookReceiver;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Trials of hooks, senders and webhooks")
final class TrialsTest {
  private static final String TENANTS =
      """
      issuers:
        - id: acme
          webhooks: [{ id: crm, url: "$URL", events: ["user.*"] }]
          hooks: [{ id: crm, url: "$URL", on: token, on_failure: allow, timeout: 5s }]
          senders: { sms: { url: "$URL", countries: ["+49"] } }
      """;
  private static final Request WEBHOOK = trial("webhook test").with("webhook", "crm");
  private static final Request HOOK = trial("hook test").with("hook", "crm");
  private static final Request SENDER =
      trial("sender test").with("channel", "sms").with("to", "+49301234567");

  @TempDir private Path folder;
  private final SecureRandom random = new SecureRandom();
  private final OpenStore open = open();
  private final Outbound door =
      new Outbound(
          OutboundAllow.LOOPBACK, new OutboundLimits(Duration.ofSeconds(5), 64 * 1024, 1, 1));

  private OpenStore open() {
    var store =
        SqlStore.open(
            new StoreConfig.InMemory("trials"),
            random,
            cause -> {
              throw new AssertionError(cause);
            });
    var master = MasterKey.generate(random);
    var crypto = CryptoProvider.jdk();
    return new OpenStore(
        Optional.empty(), store, store.unlock(master, crypto, random), master, crypto);
  }

  @AfterEach
  void close() {
    door.close();
    open.close();
  }

  private static Request trial(String command) {
    return Request.of(command).with("issuer", "acme");
  }

  private Commands commands() {
    var clock = new SettableClock();
    return Commands.in(
        new SigningKeys(open.sealed().keys(), open.crypto(), random, clock),
        Policies.offline(_ -> Optional.empty()),
        RequestTrial.NONE,
        door,
        open,
        config(),
        clock,
        random);
  }

  private static ServerConfig config() {
    var yaml = "base_url: http://localhost:8080\n".getBytes(UTF_8);
    return switch (ServerConfigReader.read(
        ConfigFile.of("server.yaml", yaml, Surroundings.none()))) {
      case ConfigResult.Loaded<ServerConfig>(var config, _) -> config;
      case ConfigResult.Broken<ServerConfig> broken -> throw new AssertionError(broken.text());
    };
  }

  @Test
  @DisplayName("go out by one door: where its places are taken, none of them calls anybody")
  void oneDoor() throws Exception {
    var hold = new CountDownLatch(1);
    try (var receiver = WebhookReceiver.start();
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var commands = commands();
      var tenants = TENANTS.replace("$URL", receiver.url("/"));
      done(commands, TenantsRequest.of("apply", "t.yaml", tenants, folder, Map.of()));
      done(commands, trial("sender rotate-secret").with("channel", "sms"));
      receiver.answer(_ -> {
        Patience.until("it may answer", () -> hold.getCount() == 0);
        return 204;
      });
      var first = threads.submit(() -> commands.handle(HOOK));
      Patience.until("one is under way", () -> !receiver.taken().isEmpty());

      for (var other : List.of(WEBHOOK, HOOK, SENDER)) {
        assertThat(commands.handle(other))
            .satisfies(answer -> assertThat(answer.exitCode()).isEqualTo(Answer.FAILED))
            .satisfies(answer -> assertThat(answer.text()).containsIgnoringCase("too many"));
      }
      assertThat(receiver.taken()).hasSize(1);

      hold.countDown();
      assertThat(first.get().text()).doesNotContainIgnoringCase("too many");
      for (var one : List.of(WEBHOOK, HOOK, SENDER)) {
        assertThat(commands.handle(one).text()).doesNotContainIgnoringCase("too many");
      }
    } finally {
      hold.countDown();
    }
  }

  private static void done(Commands commands, Request request) {
    assertThat(commands.handle(request))
        .satisfies(answer -> assertThat(answer.exitCode()).as(answer.text()).isZero());
  }
}
