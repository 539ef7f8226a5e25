package dev.gatewright.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Pin;
import dev.gatewright.identity.PinDigits;
import dev.gatewright.identity.PinId;
import dev.gatewright.identity.Secret;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.By;
import dev.gatewright.identity.store.Pins;
import dev.gatewright.identity.store.Pins.Addition;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.Refused;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.tenants.ClientDeclaration;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("PINs of an issuer, and the grants that they gave")
final class PinsTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final IssuerId ISSUER = new IssuerId("acme");
  private static final ClientId WEB = new ClientId("web");
  private static final By BY = By.operator("command line", NOW);
  private static final dev.gatewright.protocol.events.By ENGINE =
      dev.gatewright.protocol.events.By.operator("command line", NOW);

  @TempDir private static Path folder;
  private static int opened;

  private final SecureRandom random = new SecureRandom();
  private final MasterKey master = MasterKey.generate(random);
  private final Path file = folder.resolve("pins" + opened++ + ".db");
  private SqlStore store = openStore();
  private Pins pins = store.unlock(master, CryptoProvider.jdk(), random).pins();

  private SqlStore openStore() {
    return SqlStore.open(
        new StoreConfig.Sqlite(file, 4),
        random,
        cause -> {
          throw new AssertionError(cause);
        });
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("A PIN is found by its digits, at its own issuer, and reads back as it was made")
  void found() {
    var pin = add("48213", "Front desk", Optional.empty());

    assertThat(pins.use(ACME, digits("48213"), BY)).contains(pin);
    assertThat(pins.use(ACME, digits("48214"), BY)).isEmpty();
    assertThat(pins.use(new TenantId("other"), digits("48213"), BY)).isEmpty();
    assertThat(pins.list(ACME)).containsExactly(pin);
    assertThat(pins.list(new TenantId("other"))).isEmpty();
    assertThat(names()).containsExactly("pin.made", "pin.used");
  }

  @Test
  @DisplayName("A database holds no digits, and without its master key nobody can try them out")
  void keyed() throws Exception {
    add("48213777", "Front desk", Optional.empty());
    var others = store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random).pins();

    assertThat(others.use(ACME, digits("48213777"), BY)).isEmpty();
    assertThat(store.needsMasterKey()).isTrue();
    store.close();
    for (var part : folder.toFile().listFiles((dir, name) -> name.startsWith(name(file)))) {
      assertThat(new String(java.nio.file.Files.readAllBytes(part.toPath()), UTF_8))
          .doesNotContain("48213777");
    }
    store = openStore();
  }

  private static String name(Path path) {
    return path.getFileName().toString();
  }

  @Test
  @DisplayName("Ten are active at a time; one that is revoked or has expired makes room")
  void atMostTen() {
    var first = add("10000", "first", Optional.empty());
    add("10001", "soon over", Optional.of(NOW.plusSeconds(60)));
    for (int i = 2; i < 10; i++) {
      add("1000" + i, "another", Optional.empty());
    }
    assertThat(pins.add(ACME, pin("one more", Optional.empty()), digits("20000"), BY))
        .isEqualTo(Addition.TOO_MANY);
    assertThat(pins.add(new TenantId("other"), pin("theirs", Optional.empty()), digits("1"), BY))
        .isEqualTo(Addition.ADDED);

    assertThat(pins.revoke(ACME, first.id(), BY)).isTrue();
    add("20000", "in its place", Optional.empty());
    var later = By.operator("command line", NOW.plusSeconds(60));
    assertThat(pins.add(ACME, pin("again", Optional.empty()), digits("10001"), later))
        .isEqualTo(Addition.ADDED);
    assertThat(pins.list(ACME)).hasSize(12);
  }

  @Test
  @DisplayName("Of 16 that make a PIN of the same digits at once, one does; ten stay the limit")
  void made() throws Exception {
    assertThat(together(16, _ -> pins.add(ACME, pin("x", Optional.empty()), digits("55555"), BY)))
        .containsOnlyOnce(Addition.ADDED)
        .contains(Addition.TAKEN);
    var more =
        together(
            16, i -> pins.add(ACME, pin("x", Optional.empty()), digits("7000" + (10 + i)), BY));

    assertThat(more).filteredOn(Addition.ADDED::equals).hasSize(9);
    assertThat(more).filteredOn(Addition.TOO_MANY::equals).hasSize(7);
  }

  @Test
  @DisplayName("Revoking one PIN ends its own grants and no other's, at every use, for good")
  void revoked() {
    declareClient();
    var desk = add("48213", "Front desk", Optional.empty());
    var gate = add("48214", "Gate", Optional.empty());
    var ofDesk = grant("a", desk);
    var ofGate = grant("b", gate);
    assertThat(redeem(ofDesk)).isInstanceOf(Redemption.Redeemed.class);
    assertThat(redeem(ofGate)).isInstanceOf(Redemption.Redeemed.class);
    assertThat(isLive(ofDesk, NOW)).isTrue();

    assertThat(pins.revoke(ACME, desk.id(), BY)).isTrue();
    assertThat(pins.revoke(ACME, desk.id(), BY)).as("again").isFalse();
    store.close();
    store = openStore();
    pins = store.unlock(master, CryptoProvider.jdk(), random).pins();

    assertThat(pins.use(ACME, digits("48213"), BY)).isEmpty();
    assertThat(isLive(ofDesk, NOW)).isFalse();
    assertThat(refresh(ofDesk, NOW)).isEqualTo(new RefreshOutcome.NotRefreshed(Refused.REVOKED));
    assertThat(redeem(grant("c", desk))).isEqualTo(new Redemption.NotAlive(Dead.SUBJECT));
    assertThat(isLive(ofGate, NOW)).isTrue();
    assertThat(refresh(ofGate, NOW)).isInstanceOf(RefreshOutcome.Advanced.class);
    assertThat(trail().getLast().details()).containsEntry("grants", "1");
  }

  @Test
  @DisplayName("A PIN that has expired is refused at every grant from that moment")
  void expired() {
    declareClient();
    var end = NOW.plusSeconds(60);
    var pin = add("48213", "Today only", Optional.of(end));
    var given = grant("a", pin);
    redeem(given);

    assertThat(isLive(given, end.minusMillis(1))).isTrue();
    assertThat(isLive(given, end)).isFalse();
    assertThat(refresh(given, end))
        .isEqualTo(new RefreshOutcome.NotRefreshed(Refused.SUBJECT_INACTIVE));
    assertThat(pins.use(ACME, digits("48213"), By.server(end))).isEmpty();
  }

  @Test
  @DisplayName("However redemptions race the revocation, nothing of the PIN lives after it")
  void race() throws Exception {
    declareClient();
    var pin = add("48213", "Front desk", Optional.empty());
    var given = IntStream.range(0, 24).mapToObj(i -> grant("r" + i, pin)).toList();
    var outcomes =
        together(25, i -> i == 12 ? pins.revoke(ACME, pin.id(), BY) : redeem(given.get(i % 24)));

    assertThat(outcomes).contains(true);
    assertThat(given).noneMatch(one -> isLive(one, NOW));
    assertThat(given)
        .allSatisfy(
            one -> assertThat(refresh(one, NOW)).isInstanceOf(RefreshOutcome.NotRefreshed.class));
  }

  private interface Act {
    Object run(int number);
  }

  private static List<Object> together(int number, Act act) throws Exception {
    try (var threads = Executors.newFixedThreadPool(number)) {
      var calls =
          IntStream.range(0, number).mapToObj(i -> (Callable<Object>) () -> act.run(i)).toList();
      var outcomes = new ArrayList<Object>();
      for (var future : threads.invokeAll(calls)) {
        outcomes.add(future.get());
      }
      return outcomes;
    }
  }

  private Pin add(String digits, String label, Optional<Instant> expiresAt) {
    var pin = pin(label, expiresAt);
    assertThat(pins.add(ACME, pin, digits(digits), BY)).isEqualTo(Addition.ADDED);
    return pin;
  }

  private Pin pin(String label, Optional<Instant> expiresAt) {
    return new Pin(
        PinId.generate(random), label, List.of("checkin"), NOW, expiresAt, Optional.empty());
  }

  private static PinDigits digits(String text) {
    return PinDigits.parse(new Secret(text.length() < 5 ? text.repeat(5) : text)).orElseThrow();
  }

  private void declareClient() {
    store.issuers().declare(ISSUER, "https://id.test", "{}", ENGINE);
    var sealed = store.unlock(master, CryptoProvider.jdk(), random);
    sealed
        .clients()
        .declare(
            ISSUER,
            new ClientDeclaration(
                WEB,
                "{}",
                new ClientDeclaration.Change.Keep<>(),
                new ClientDeclaration.Change.Keep<>()),
            ENGINE);
  }

  private Redemption redeem(NewGrant grant) {
    return store.grants().redeem(ISSUER, grant, NOW);
  }

  private RefreshOutcome refresh(NewGrant grant, Instant now) {
    var attempt =
        new RefreshAttempt(grant.handle(), 0, 1, true, Duration.ZERO, false, Optional.empty());
    return store.grants().refresh(ISSUER, attempt, now);
  }

  private boolean isLive(NewGrant grant, Instant now) {
    return store
        .grants()
        .isAccessTokenLive(ISSUER, WEB, Optional.of(grant.grant().id()), "jti", now);
  }

  private static NewGrant grant(String name, Pin pin) {
    var grant =
        Grant.builder(new GrantId("g" + name), WEB, new SubjectId(pin.id().value()))
            .shownAs(Optional.of(new SubjectId("anon")))
            .scope(Scope.of("email"))
            .build(NOW, NOW, NOW.plus(Duration.ofDays(30)));
    var bytes = Arrays.copyOf(name.getBytes(UTF_8), 16);
    return new NewGrant(
        grant, new GrantHandle(bytes), bytes, 1, Optional.empty(), NOW.plus(Duration.ofDays(31)));
  }

  private List<KeptEvent> trail() {
    return store.events().after("acme", 0, 100);
  }

  private List<String> names() {
    return trail().stream().map(KeptEvent::name).toList();
  }
}
