package dev.gatewright.server.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.Document;
import dev.gatewright.identity.PasswordHash;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.password.BreachedPasswords;
import dev.gatewright.identity.password.Password;
import dev.gatewright.identity.signin.Asker;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.Visitor;
import dev.gatewright.identity.throttle.BreachLooks;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.outbox.DueMail;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A password that was right and is known from a breach elsewhere")
final class BreachWatchTest {
  /// SHA-1 of `stolen elsewhere` without its first five digits.
  private static final String STOLEN = "CF5A0E7AA73822D5DC6A7B1BE9A55795586";

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final PasswordHash KEPT = new PasswordHash("$kept");
  private static final User ADA =
      new User(
          new UserId("ada"),
          new CanonicalEmail("ada@acme.test"),
          "ada@acme.test",
          true,
          Claims.NONE,
          Optional.empty(),
          UserStatus.ACTIVE,
          NOON,
          NOON,
          Optional.empty());

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("breaches"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed = store.unlock(master, CryptoProvider.jdk(), random);
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private Optional<BreachedPasswords> known =
      Optional.of(BreachedPasswords.byRange(_ -> STOLEN + ":12"));
  private final BreachWatch watch =
      new BreachWatch(
          _ -> known,
          new BreachLooks(store.throttles(), master.derive("throttle")),
          sealed.accounts(),
          waiting::add);

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("OWASP ASVS 5.0 §6.2.12: it is an event and a mail, without holding up the sign-in")
  void told() {
    add();
    typed("stolen elsewhere", KEPT, NOON);
    assertThat(names()).as("nothing waited").doesNotContain("user.password_breached");

    run();

    assertThat(names()).contains("user.password_breached");
    assertThat(mails()).containsExactly("password_breached");
  }

  @Test
  @DisplayName("The same password is looked for once a week, another one at once")
  void onceAWeek() {
    add();
    typed("stolen elsewhere", KEPT, NOON);
    typed("stolen elsewhere", KEPT, NOON.plus(Duration.ofDays(7)).minusMillis(1));
    assertThat(waiting).hasSize(1);
    typed("stolen elsewhere", new PasswordHash("$other"), NOON);
    typed("stolen elsewhere", KEPT, NOON.plus(Duration.ofDays(7)));
    assertThat(waiting).hasSize(3);
  }

  @Test
  @DisplayName("Nobody hears of a password that is not known, or that was changed meanwhile")
  void nothingToTell() {
    add();
    typed("ada loves engines", KEPT, NOON);
    typed("stolen elsewhere", new PasswordHash("$former"), NOON);
    run();

    assertThat(names()).doesNotContain("user.password_breached");
    assertThat(mails()).isEmpty();
  }

  @Test
  @DisplayName("Where the issuer names no service, nobody is asked")
  void notConfigured() {
    add();
    known = Optional.empty();
    typed("stolen elsewhere", KEPT, NOON);

    assertThat(waiting).isEmpty();
  }

  private void add() {
    store.users().add(ACME, ADA, Optional.of(KEPT), By.server(NOON));
  }

  private void typed(String password, PasswordHash kept, Instant now) {
    var asker =
        new Asker("de", Optional.empty(), Optional.empty(), Set.of(), Set.of(), Document.EMPTY);
    var visitor = new Visitor(InetAddress.ofLiteral("192.0.2.1"), Optional.empty());
    var claim =
        new Claim(ACME, Optional.of(ADA), SignInState.NOTHING, visitor, Optional.of(asker), now);
    watch.matched(claim, ADA, Password.parse(new Secret(password)).orElseThrow(), kept);
  }

  private void run() {
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  private List<String> names() {
    return store.events().after("acme", 0, 9).stream().map(KeptEvent::name).toList();
  }

  private List<String> mails() {
    return sealed.outbox().take(9, Duration.ofMinutes(1), NOON).stream()
        .map(DueMail::kind)
        .toList();
  }
}
