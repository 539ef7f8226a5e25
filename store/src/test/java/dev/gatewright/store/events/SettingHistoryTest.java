package dev.gatewright.store.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.events.SettingHistory.Proof;
import dev.gatewright.store.events.SettingHistory.State;
import dev.gatewright.store.tenants.Before;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.store.webhook.WebhookTable;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The history of settings")
final class SettingHistoryTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId GLOBEX = new IssuerId("globex");
  private static final ClientId WEB = new ClientId("web");
  private static final Instant NOW = Instant.parse("2026-11-30T12:00:00Z");
  private static final By BY = By.operator("api key key_a", NOW);
  private static final String SECRET = "the-secret-of-web-0123456789abcdef";

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("settings"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private final SealedTables sealed =
      store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);

  @AfterEach
  void close() {
    store.close();
  }

  private void issuer(IssuerId issuer, String document) {
    store.issuers().declare(issuer, "https://id.test/" + issuer, document, BY);
  }

  private boolean client(String document, Change<List<NewSecret>> secrets, Before before) {
    var declaration = new ClientDeclaration(WEB, document, secrets, new Change.Keep<>());
    return sealed.clients().declare(ACME, declaration, before, BY);
  }

  private void client(String document) {
    assertThat(client(document, new Change.Keep<>(), new Before.Any())).isTrue();
  }

  private List<SettingHistory.Entry> all(IssuerId issuer) {
    return store.settingHistory().list(issuer, Long.MAX_VALUE, SettingHistory.MOST);
  }

  @Test
  @DisplayName("has each change with who made it, in the numbers of its issuer, and no secret")
  void changes() {
    issuer(ACME, "{\"name\":\"A\"}");
    issuer(GLOBEX, "{}");
    client(
        "{\"id\":\"web\"}",
        new Change.Replace<>(List.of(new NewSecret(new Secret(SECRET), true))),
        new Before.Absent());
    client("{\"id\":\"web\",\"type\":\"spa\"}");
    sealed.clients().remove(ACME, WEB, BY);

    assertThat(all(ACME)).extracting(SettingHistory.Entry::number).containsExactly(4L, 3L, 2L, 1L);
    assertThat(all(GLOBEX)).extracting(SettingHistory.Entry::number).containsExactly(1L);
    var added = all(ACME).get(2);
    assertThat(added.actor()).isEqualTo("operator:api key key_a");
    assertThat(added.at()).isEqualTo(NOW);
    assertThat(added.change())
        .isEqualTo(
            new SettingHistory.Change(
                SettingName.client("web"),
                Optional.empty(),
                Optional.of(new State("{\"id\":\"web\"}", Set.of(Proof.SECRET))),
                Set.of(Proof.SECRET)));
    assertThat(all(ACME).getFirst().change().after()).isEmpty();
    assertThat(all(ACME).toString()).doesNotContain(SECRET);
  }

  @Test
  @DisplayName("has no change that changed nothing, and none that was refused")
  void nothing() {
    issuer(ACME, "{}");
    client("{\"id\":\"web\"}");
    client("{\"id\":\"web\"}");
    assertThat(client("{\"id\":\"web\",\"a\":1}", new Change.Keep<>(), new Before.Absent()))
        .isFalse();
    issuer(ACME, "{}");
    assertThat(sealed.clients().remove(ACME, new ClientId("none"), BY)).isFalse();

    assertThat(all(ACME)).hasSize(2);
  }

  @Test
  @DisplayName("has webhooks as a file has them")
  void webhooks() {
    issuer(ACME, "{}");
    var id = new WebhookId("shop");
    var patterns = List.of(new EventPattern("user.*"));
    var secret = WebhookSecret.generate(random);
    sealed
        .webhooks()
        .declare(
            ACME,
            new WebhookTable.Declared(id, "https://r.test/", patterns, true),
            Optional.of(secret),
            BY);
    sealed
        .webhooks()
        .declare(
            ACME,
            new WebhookTable.Declared(id, "https://r.test/", patterns, false),
            Optional.empty(),
            BY);
    sealed.webhooks().remove(ACME, id, BY);

    var states = all(ACME).stream().limit(3).map(entry -> entry.change().before()).toList();
    assertThat(states.get(0).orElseThrow().document())
        .isEqualTo(
            "{\"id\":\"shop\",\"url\":\"https://r.test/\",\"events\":[\"user.*\"],\"active\":false}");
    assertThat(states.get(1).orElseThrow().document()).doesNotContain("active");
    assertThat(states.get(2)).isEmpty();
  }

  @Test
  @DisplayName("knows what was otherwise after each change that it has, and before the first")
  void then() {
    issuer(ACME, "{\"name\":\"A\"}");
    client("{\"id\":\"web\"}");
    client("{\"id\":\"web\",\"a\":1}");
    issuer(ACME, "{\"name\":\"B\"}");
    client("{\"id\":\"web\",\"a\":2}");

    var history = store.settingHistory();
    var afterTwo = history.then(ACME, 2).orElseThrow();
    assertThat(afterTwo)
        .extractingByKeys(SettingName.client("web"), SettingName.ISSUER)
        .extracting(state -> state.orElseThrow().document())
        .containsExactly("{\"id\":\"web\"}", "{\"name\":\"A\"}");
    assertThat(history.then(ACME, 4).orElseThrow()).containsOnlyKeys(SettingName.client("web"));
    assertThat(history.then(ACME, 5).orElseThrow()).isEmpty();
    assertThat(history.then(ACME, 0).orElseThrow().get(SettingName.ISSUER)).isEmpty();
    assertThat(history.then(ACME, 6)).isEmpty();
    assertThat(history.then(GLOBEX, 1)).isEmpty();
  }

  @Test
  @DisplayName("of one issuer is bounded in number and in size, and takes no room of another's")
  void bounded() {
    issuer(GLOBEX, "{}");
    issuer(ACME, "{}");
    for (int change = 0; change < SettingHistory.MOST + 2; change++) {
      client("{\"id\":\"web\",\"a\":" + change + "}");
    }
    assertThat(all(ACME)).hasSize(SettingHistory.MOST);
    assertThat(all(ACME).getLast().number()).isEqualTo(4);
    assertThat(store.settingHistory().then(ACME, 2)).isEmpty();
    assertThat(store.settingHistory().then(ACME, 3)).isPresent();
    assertThat(all(GLOBEX)).hasSize(1);

    for (int change = 0; change < 6; change++) {
      var picture = new byte[1 << 20];
      random.nextBytes(picture);
      issuer(ACME, "{\"data\":\"" + Base64.getEncoder().encodeToString(picture) + "\"}");
    }
    assertThat(all(ACME)).hasSizeBetween(1, 5);
    assertThat(all(GLOBEX)).hasSize(1);
  }

  @Test
  @DisplayName("is swept in time, and goes with its issuer")
  void ends() {
    issuer(ACME, "{}");
    issuer(GLOBEX, "{}");
    store.issuers().remove(ACME, BY);
    assertThat(all(ACME)).isEmpty();
    store.sweep(NOW.plus(SettingHistory.KEPT).minusMillis(1), 1000);
    assertThat(all(GLOBEX)).hasSize(1);
    store.sweep(NOW.plus(SettingHistory.KEPT), 1000);
    assertThat(all(GLOBEX)).isEmpty();
  }

  @Test
  @DisplayName("an issuer that is removed is told of in the server's own log, with who removed it")
  void removal() {
    issuer(ACME, "{}");
    store.issuers().remove(ACME, BY);
    store.issuers().remove(ACME, BY);

    var told = store.events().after(EventTable.SERVER.value(), 0, 10);
    assertThat(told).hasSize(1);
    assertThat(told.getFirst().name()).isEqualTo("issuer.removed");
    assertThat(told.getFirst().actor()).isEqualTo("operator:api key key_a");
    assertThat(told.getFirst().details()).containsEntry("issuer", "acme");
  }
}
