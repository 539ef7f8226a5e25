package dev.gatewright.store.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.DeviceId;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.mail.Mail;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.NoticeKind;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A sign-in in a browser that was not seen before")
final class NewBrowserTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final UserId ADA = new UserId("ada");
  private static final Mail NOTICE =
      new Mail(
          new MailAddress("ada@acme.test"),
          Optional.of(ADA),
          "en",
          new Mail.Content.Notice(NoticeKind.NEW_DEVICE, Optional.empty()),
          Optional.empty());

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("browsers"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed =
      store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
  private final DeviceId home = DeviceId.generate(random);
  private final DeviceId away = DeviceId.generate(random);

  @BeforeEach
  void add() {
    store
        .users()
        .add(
            ACME,
            new User(
                ADA,
                new CanonicalEmail("ada@acme.test"),
                "ada@acme.test",
                true,
                Claims.NONE,
                Optional.empty(),
                UserStatus.ACTIVE,
                NOW,
                NOW,
                Optional.empty()),
            Optional.empty(),
            By.server(NOW));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("is told by mail, but for the account's very first one, and once for each browser")
  void told() {
    signIn(home);
    signIn(home);
    assertThat(mails()).isZero();

    signIn(away);
    assertThat(mails()).isEqualTo(1);
    signIn(away);
    signIn(home);
    assertThat(mails()).isZero();
  }

  @Test
  @DisplayName("is told after everything was signed out and forgotten: the first one then is news")
  void toldAfterReset() {
    signIn(home);
    var due = NOW.plusSeconds(9);
    assertThat(sealed.accounts().askDeletion(ACME, ADA, due, NOTICE, By.owner(NOW))).isTrue();
    assertThat(sealed.accounts().keep(ACME, ADA, By.owner(NOW))).isTrue();
    assertThat(mails()).as("of the deletion").isEqualTo(1);

    signIn(away);
    assertThat(mails()).isEqualTo(1);
  }

  private void signIn(DeviceId device) {
    sealed.devices().remember(ACME, ADA, device, NOW, 9, Optional.of(NOTICE));
  }

  private int mails() {
    return sealed.outbox().take(9, Duration.ofMinutes(1), NOW).size();
  }
}
