package dev.gatewright.store.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.Delivery.Outcome;
import dev.gatewright.store.webhook.DeliveryTable.Place;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What waits for a webhook")
final class DeliveryTableTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final WebhookId CRM = new WebhookId("crm");
  private static final Place PLACE = new Place(ACME, CRM);
  private static final String URL = "https://crm.test/hooks";
  private static final Duration TOOK = Duration.ofSeconds(1);
  private static final AtomicInteger NAMES = new AtomicInteger();

  private final String name = "webhooks" + NAMES.incrementAndGet();
  private final AtomicInteger happened = new AtomicInteger();
  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory(name),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final WebhookTable webhooks =
      store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random).webhooks();
  private final DeliveryTable deliveries = store.deliveries();

  @BeforeEach
  void issuers() {
    for (var issuer : List.of(ACME, OTHER)) {
      store.issuers().declare(issuer, "https://id.test/" + issuer, "{}", By.server(NOW));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("is what happened since it was declared, of the events that it is for, in order")
  void sinceDeclared() {
    happens(ACME, 2);
    declare(ACME, "access_token.*");
    store.issuers().declare(ACME, "https://id.test/acme", "{ }", By.server(NOW));
    happens(ACME, 3);
    happens(OTHER, 1);

    collect(ACME);

    assertThat(waiting())
        .extracting(Delivery::event)
        .containsOnly("access_token.revoked")
        .hasSize(3);
    assertThat(waiting()).extracting(Delivery::seq).isSorted().doesNotHaveDuplicates();
  }

  @Test
  @DisplayName("is told by a name, by the beginning of names, or by a star for all")
  void patterns() {
    assertThat(new EventPattern("user.added").matches("user.added")).isTrue();
    assertThat(new EventPattern("user.added").matches("user.added_again")).isFalse();
    assertThat(new EventPattern("user.*").matches("user.added")).isTrue();
    assertThat(new EventPattern("user.*").matches("users.added")).isFalse();
    assertThat(new EventPattern("*").matches("session.ended")).isTrue();
    for (var none : List.of("", "user", "us*", "user.*.x", "User.added", "**", ".*", "user..x")) {
      assertThat(EventPattern.parse(none)).as(none).isEmpty();
    }
  }

  @Test
  @DisplayName("is no row that somebody adds with a number that was not given, which skips none")
  void notGiven() throws SQLException {
    declare(ACME, "*");
    try (var connection = DriverManager.getConnection("jdbc:sqlite:file:/" + name + "?vfs=memdb");
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO event SELECT issuer, 100, at, name, actor, NULL, NULL, details, NULL"
              + " FROM event WHERE issuer = 'acme' AND seq = 1");
    }
    happens(ACME, 1);
    collect(ACME);
    happens(ACME, 1);
    collect(ACME);

    assertThat(waiting())
        .extracting(Delivery::event)
        .containsExactly("access_token.revoked", "access_token.revoked");
  }

  @Test
  @DisplayName("is collected once, whatever ends in between, and waits until it is settled")
  void collectedOnce() {
    declare(ACME, "*");
    happens(ACME, 1);
    collect(ACME);
    collect(ACME);

    assertThat(waiting()).hasSize(1);
    assertThat(deliveries.due(PLACE, NOW, 10)).hasSize(1);

    deliveries.delivered(PLACE, waiting().getFirst(), answered(NOW, 204));

    assertThat(waiting()).isEmpty();
    assertThat(deliveries.ready(NOW.plusSeconds(60), 10)).isEmpty();
    var kept = deliveries.list(PLACE, 10).getFirst();
    assertThat(kept.outcome()).isEqualTo(Outcome.DELIVERED);
    assertThat(kept.last()).contains(answered(NOW, 204));
  }

  @Test
  @DisplayName("holds later events up while one fails for the first time, and no longer")
  void order() {
    declare(ACME, "access_token.*");
    happens(ACME, 2);
    collect(ACME);
    var first = waiting().getFirst().seq();
    var now = NOW;

    for (int tries = 1; tries < DeliveryTable.IN_ORDER; tries++) {
      var due = deliveries.due(PLACE, now, 10).getFirst();
      assertThat(due.seq()).isEqualTo(first);
      now = deliveries.failed(PLACE, due, answered(now, 500)).orElseThrow();
      assertThat(deliveries.ready(now.minusMillis(1), 10)).as("before %s", now).isEmpty();
      assertThat(deliveries.ready(now, 10)).containsExactly(PLACE);
    }
    deliveries.failed(PLACE, deliveries.due(PLACE, now, 10).getFirst(), answered(now, 500));

    assertThat(deliveries.ready(now, 10)).containsExactly(PLACE);
    assertThat(deliveries.due(PLACE, now, 10)).extracting(Delivery::seq).containsExactly(first + 1);
    assertThat(Duration.between(NOW, now)).isLessThan(Duration.ofMinutes(1));
  }

  @Test
  @DisplayName("is tried at longer and longer waits, for a day, and then given up, which is told")
  void givenUp() {
    declare(ACME, "access_token.*");
    happens(ACME, 1);
    collect(ACME);
    var now = NOW;
    var waits = 0;
    var next = Optional.of(now);
    while (next.isPresent()) {
      now = next.get();
      next = deliveries.failed(PLACE, waiting().getFirst(), answered(now, 503));
      waits++;
    }

    assertThat(Duration.between(NOW, now)).isBetween(Duration.ofHours(24), Duration.ofHours(30));
    assertThat(waits).isBetween(12, 20);
    assertThat(waiting()).isEmpty();
    assertThat(deliveries.list(PLACE, 10).getFirst().outcome()).isEqualTo(Outcome.GIVEN_UP);
    assertThat(names(ACME)).endsWith("webhook.given_up");
  }

  @Test
  @DisplayName("is called every few minutes at most where the receiver is away, for all events")
  void away() {
    declare(ACME, "access_token.*");
    happens(ACME, 50);
    collect(ACME);
    var calls = 0;
    var end = NOW.plus(Duration.ofHours(6));
    for (var now = NOW; now.isBefore(end); now = now.plusSeconds(1)) {
      if (!deliveries.ready(now, 10).isEmpty()) {
        deliveries.failed(PLACE, deliveries.due(PLACE, now, 1).getFirst(), answered(now, 0));
        calls++;
      }
    }

    assertThat(calls).isBetween(60, 110);
  }

  @Test
  @DisplayName("goes on at once when the receiver is back, in order")
  void back() {
    declare(ACME, "access_token.*");
    happens(ACME, 5);
    collect(ACME);
    var now = NOW;
    for (int failures = 0; failures < 8; failures++) {
      now = readyFrom(now);
      deliveries.failed(PLACE, deliveries.due(PLACE, now, 1).getFirst(), answered(now, 502));
    }
    now = readyFrom(now);
    deliveries.delivered(PLACE, deliveries.due(PLACE, now, 1).getFirst(), answered(now, 200));

    assertThat(deliveries.ready(now, 10)).containsExactly(PLACE);
    assertThat(webhooks.find(ACME, CRM).orElseThrow().failures()).isZero();
    assertThat(deliveries.due(PLACE, now, 10)).extracting(Delivery::seq).isSorted();
  }

  @Test
  @DisplayName("is bounded, and nothing behind the bound is lost")
  void bounded() {
    declare(ACME, "access_token.*");
    happens(ACME, DeliveryTable.MOST_WAITING + 30);
    collect(ACME);
    assertThat(webhooks.find(ACME, CRM).orElseThrow().waiting())
        .isEqualTo(DeliveryTable.MOST_WAITING);
    var delivered = deliverAll();
    collect(ACME);

    assertThat(delivered + deliverAll()).isEqualTo(DeliveryTable.MOST_WAITING + 30);
    happens(ACME, 1);
    collect(ACME);
    assertThat(deliveries.list(PLACE, 10_000).size())
        .isLessThanOrEqualTo(DeliveryTable.MOST_WAITING + DeliveryTable.MOST_KEPT);
  }

  @Test
  @DisplayName("goes after a week, what became of it with it")
  void swept() {
    declare(ACME, "access_token.*");
    happens(ACME, 1);
    collect(ACME);
    deliverAll();
    store.sweep(NOW.plus(DeliveryTable.KEPT).minusSeconds(1), 1000);
    assertThat(deliveries.list(PLACE, 10)).hasSize(1);

    store.sweep(NOW.plus(DeliveryTable.KEPT), 1000);

    assertThat(deliveries.list(PLACE, 10)).isEmpty();
  }

  @Test
  @DisplayName(
      "is dropped where the receiver is gone, and no event comes until it is declared anew")
  void gone() {
    declare(ACME, "*");
    happens(ACME, 2);
    collect(ACME);
    deliveries.turnOff(PLACE, waiting().getFirst(), answered(NOW, 410));
    happens(ACME, 1);
    collect(ACME);

    assertThat(waiting()).isEmpty();
    assertThat(deliveries.list(PLACE, 10))
        .extracting(Delivery::outcome)
        .containsOnly(Outcome.GIVEN_UP);
    assertThat(names(ACME)).contains("webhook.turned_off");
    assertThat(webhooks.find(ACME, CRM).orElseThrow().offAt()).contains(NOW);

    declareAt("https://crm.test/hooks/2");
    happens(ACME, 1);
    collect(ACME);

    assertThat(waiting()).extracting(Delivery::event).containsExactly("access_token.revoked");
  }

  @Test
  @DisplayName("does not tell of deliveries, so that two dead webhooks do not tell each other")
  void noEcho() {
    declare(ACME, "*");
    var late = NOW.plus(Duration.ofDays(2));
    happens(ACME, 1);
    collect(ACME);
    deliveries.failed(PLACE, waiting().getFirst(), answered(late, 500));
    deliverAll();
    collect(ACME);

    assertThat(names(ACME)).endsWith("webhook.given_up");
    assertThat(waiting()).isEmpty();
  }

  @Test
  @DisplayName("comes again when it is replayed, also where it was delivered or the receiver gone")
  void replayed() {
    declare(ACME, "access_token.*");
    happens(ACME, 3);
    collect(ACME);
    deliverAll();
    happens(ACME, 1);
    collect(ACME);
    deliveries.turnOff(PLACE, waiting().getFirst(), answered(NOW, 410));

    assertThat(webhooks.replay(ACME, CRM, 0, By.server(NOW))).isTrue();
    collect(ACME);

    assertThat(waiting())
        .extracting(Delivery::event)
        .containsOnly("access_token.revoked")
        .hasSize(4);
    assertThat(waiting()).extracting(Delivery::tries).containsOnly(0);
    assertThat(deliveries.ready(NOW, 10)).containsExactly(PLACE);
    assertThat(webhooks.replay(ACME, new WebhookId("none"), 0, By.server(NOW))).isFalse();
  }

  @Test
  @DisplayName("is not what happens while the webhook is not active")
  void inactive() {
    declare(ACME, "access_token.*");
    declare(false);
    happens(ACME, 2);
    collect(ACME);
    assertThat(deliveries.ready(NOW, 10)).isEmpty();
    declare(true);
    happens(ACME, 1);
    collect(ACME);

    assertThat(waiting()).hasSize(1);
  }

  @Test
  @DisplayName("of one issuer has its turn before the second of another")
  void turns() {
    for (var name : List.of("a", "b", "c")) {
      declare(ACME, new WebhookId(name), "access_token.*");
    }
    declare(OTHER, new WebhookId("z"), "access_token.*");
    happens(ACME, 1);
    happens(OTHER, 1);
    deliveries.collect(ACME, NOW);
    deliveries.collect(OTHER, NOW.plusSeconds(1));

    assertThat(deliveries.ready(NOW.plusSeconds(2), 2))
        .extracting(Place::issuer)
        .containsExactlyInAnyOrder(ACME, OTHER);
  }

  @Test
  @DisplayName("is signed with both secrets while one is replaced, each kept encrypted")
  void secrets() {
    var former = WebhookSecret.generate(random);
    var next = WebhookSecret.generate(random);
    var declared = new WebhookTable.Declared(CRM, URL, List.of(new EventPattern("*")), true);
    webhooks.declare(ACME, declared, Optional.of(former), By.server(NOW));
    assertThat(webhooks.secrets(ACME, CRM, NOW)).containsExactly(former);

    webhooks.replaceSecret(ACME, CRM, next, By.server(NOW));

    var end = NOW.plus(WebhookTable.BOTH_SIGN);
    assertThat(webhooks.secrets(ACME, CRM, end.minusMillis(1))).containsExactly(next, former);
    assertThat(webhooks.secrets(ACME, CRM, end)).containsExactly(next);
    assertThat(store.events().after("acme", 0, 100).toString())
        .doesNotContain(former.text().reveal(), next.text().reveal());
    assertThat(next.toString()).doesNotContain(next.text().reveal());
  }

  @Test
  @DisplayName("goes with the webhook, and the webhook with its issuer")
  void removed() {
    declare(ACME, "access_token.*");
    happens(ACME, 1);
    collect(ACME);
    assertThat(webhooks.remove(ACME, CRM, By.server(NOW))).isTrue();
    assertThat(webhooks.remove(ACME, CRM, By.server(NOW))).isFalse();
    assertThat(deliveries.list(PLACE, 10)).isEmpty();
    assertThat(names(ACME)).endsWith("webhook.removed");

    declare(ACME, "access_token.*");
    store.issuers().remove(ACME, By.server(NOW));

    assertThat(webhooks.list(ACME)).isEmpty();
  }

  private Instant readyFrom(Instant now) {
    var at = now;
    while (deliveries.ready(at, 10).isEmpty()) {
      at = at.plusSeconds(1);
    }
    return at;
  }

  private int deliverAll() {
    var delivered = 0;
    var due = deliveries.due(PLACE, NOW.plusSeconds(1), 1000);
    for (var one : due) {
      deliveries.delivered(PLACE, one, answered(NOW, 200));
      delivered++;
    }
    return delivered;
  }

  private List<Delivery> waiting() {
    return deliveries.list(PLACE, 10_000).reversed().stream()
        .filter(one -> one.outcome() == Outcome.WAITING)
        .toList();
  }

  private void collect(IssuerId issuer) {
    while (deliveries.collect(issuer, NOW)) {
      // As long as there are some.
    }
  }

  /// As many events `access_token.revoked`.
  private void happens(IssuerId issuer, int times) {
    for (int n = 0; n < times; n++) {
      var jti = "jti" + happened.incrementAndGet();
      store.grants().revokeAccessToken(issuer, jti, NOW.plusSeconds(60), By.server(NOW));
    }
  }

  private List<String> names(IssuerId issuer) {
    return store.events().after(issuer.value(), 0, 1000).stream().map(KeptEvent::name).toList();
  }

  private void declare(IssuerId issuer, String pattern) {
    declare(issuer, CRM, pattern);
  }

  private void declare(IssuerId issuer, WebhookId id, String pattern) {
    declare(issuer, new WebhookTable.Declared(id, URL, List.of(new EventPattern(pattern)), true));
  }

  private void declareAt(String url) {
    var all = List.of(new EventPattern("access_token.*"));
    declare(ACME, new WebhookTable.Declared(CRM, url, all, true));
  }

  private void declare(boolean active) {
    var all = List.of(new EventPattern("access_token.*"));
    declare(ACME, new WebhookTable.Declared(CRM, URL, all, active));
  }

  private void declare(IssuerId issuer, WebhookTable.Declared declared) {
    webhooks.declare(
        issuer,
        declared,
        webhooks.find(issuer, declared.id()).isPresent()
            ? Optional.empty()
            : Optional.of(WebhookSecret.generate(random)),
        By.server(NOW));
  }

  private static Attempt answered(Instant at, int status) {
    return new Attempt(at, TOOK, status, status == 0 ? "broken" : "");
  }
}
