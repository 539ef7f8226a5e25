package dev.gatewright.endtoend;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.SmtpStub;
import dev.gatewright.testing.SmtpStub.Taken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MailCrashTest {
  private static final int MAILS = 40;

  @TempDir private Path data = Path.of("");

  @Test
  @DisplayName(
      "Killed while it sends, a server loses no mail, and repeats at most the one under way")
  void killed() throws Exception {
    try (var smtp = SmtpStub.start(SmtpStub.Kind.PLAIN)) {
      try (var server = start(smtp)) {
        server.terminate();
        server.exitCode();
      }
      write();
      for (var killedAt : new int[] {4, 9, 15}) {
        killWhileSending(smtp, killedAt);
      }
      smtp.beforeAccepting(() -> {});
      try (var _ = start(smtp)) {
        Patience.until("every mail is there", () -> recipients(smtp).size() == MAILS);
      }
      var repeated = smtp.taken().size() - MAILS;
      assertThat(repeated).isBetween(0, 3);
      var ids =
          smtp.taken().stream()
              .collect(
                  Collectors.groupingBy(
                      Taken::to,
                      Collectors.mapping(taken -> taken.header("Message-ID"), Collectors.toSet())));
      assertThat(ids.values()).allSatisfy(one -> assertThat(one).hasSize(1));
    }
  }

  /// Ends a server at the moment at which the mail server has the mail, and cannot say so.
  private void killWhileSending(SmtpStub smtp, int at) throws Exception {
    var sent = new AtomicInteger();
    var running = new AtomicReference<Optional<ServedGatewright>>(Optional.empty());
    smtp.beforeAccepting(() -> {
      if (sent.incrementAndGet() == at) {
        Patience.until("the server is known", () -> running.get().isPresent());
        try {
          running.get().orElseThrow().kill();
        } catch (InterruptedException e) {
          throw new AssertionError(e);
        }
      }
    });
    try (var server = start(smtp)) {
      running.set(Optional.of(server));
      Patience.until("it is killed", () -> sent.get() >= at);
      server.exitCode();
    }
  }

  private ServedGatewright start(SmtpStub smtp) throws Exception {
    return ServedGatewright.start(
        TwoTenants.file("mail-server.yaml"),
        TwoTenants.file("tenants.yaml"),
        data,
        Map.of("SMTP_PORT", Integer.toString(smtp.port())));
  }

  /// What a server that is stopped now has still to send.
  private void write() throws Exception {
    var random = new SecureRandom();
    var master = MasterKey.parse(Files.readString(data.resolve("master.key"), UTF_8)).orElseThrow();
    try (var store =
        SqlStore.open(
            new StoreConfig.Sqlite(data.resolve("gatewright.db")),
            random,
            cause -> {
              throw new AssertionError(cause);
            })) {
      var outbox = store.unlock(master, CryptoProvider.jdk(), random).outbox();
      Instant now = InstantSource.system().instant();
      for (var n = 0; n < MAILS; n++) {
        var mail =
            new Mail(
                new MailAddress("u" + n + "@acme.test"),
                Optional.empty(),
                "en",
                new Mail.Content.Test(),
                Optional.empty());
        outbox.post(new TenantId("acme"), mail, now);
      }
    }
  }

  private static Set<String> recipients(SmtpStub smtp) {
    return smtp.taken().stream().map(Taken::to).collect(Collectors.toSet());
  }
}
