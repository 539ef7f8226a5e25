package dev.gatewright.server.directory;

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
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The directory of tenants and clients")
final class TenantDirectoryTest {
  private static final By BY = By.operator("command line", Instant.EPOCH);
  private static final URI BASE = URI.create("http://id.test");
  private static final IssuerId ACME = new IssuerId("acme");
  private static final ClientId WEB = new ClientId("web");

  private final SecureRandom random = new SecureRandom();
  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("directory"),
          random,
          cause -> {
            throw new AssertionError(cause);
          });
  private SealedTables sealed;
  private TenantDirectory directory;

  TenantDirectoryTest() {
    sealed = unlock();
    directory = open();
  }

  private SealedTables unlock() {
    return store.unlock(MasterKey.generate(random), CryptoProvider.jdk(), random);
  }

  private TenantDirectory open() {
    return new TenantDirectory(store.issuers(), sealed.clients(), store.catalog(), BASE);
  }

  @BeforeEach
  void declare() {
    declare("Acme");
    declareClient("https://a.test");
    store.catalog().settle();
  }

  private void declare(String name) {
    store
        .issuers()
        .declare(
            ACME, "http://id.test/acme", "{\"id\":\"acme\",\"name\":\"%s\"}".formatted(name), BY);
  }

  private void declareClient(String origin) {
    var document =
        """
        {"id":"web","type":"web","redirect_uris":["%s/callback"],
         "post_logout_redirect_uris":["%s/bye"],"allowed_origins":["%s"]}
        """
            .formatted(origin, origin, origin);
    var secret = new NewSecret(new Secret("a secret that is long enough for anybody"), false);
    sealed
        .clients()
        .declare(
            ACME,
            new ClientDeclaration(
                WEB, document, new Change.Replace<>(List.of(secret)), new Change.Keep<>()),
            BY);
  }

  @AfterEach
  void close() {
    directory.close();
    store.close();
  }

  @Test
  @DisplayName("serves a change once its maker was told that it is in force")
  void changesAreServed() {
    assertThat(directory.tenant(ACME).orElseThrow().settings().name()).isEqualTo("Acme");
    assertThat(directory.find(ACME, WEB)).isPresent();

    declare("Acme Inc");
    declareClient("https://b.test");
    store.catalog().settle();

    assertThat(directory.tenant(ACME).orElseThrow().settings().name()).isEqualTo("Acme Inc");
    assertThat(directory.allowedOrigins(ACME)).containsExactly("https://b.test");
    assertThat(directory.find(ACME, WEB).orElseThrow().redirectUris().toString())
        .contains("https://b.test/callback");
    sealed.clients().setActive(ACME, WEB, false, BY);
    store.catalog().settle();
    assertThat(directory.find(ACME, WEB)).isEmpty();
    store.issuers().remove(ACME, BY);
    store.catalog().settle();
    assertThat(directory.tenant(ACME)).isEmpty();
    assertThat(directory.at("id.test", "/acme")).isEmpty();
  }

  @Test
  @DisplayName("leaves out a client whose settings do not go together and serves the others")
  void unusableClients() {
    declareOther("hs", "{\"id\":\"hs\",\"type\":\"machine\",\"access_token\":{\"alg\":\"HS256\"}}");
    declareOther("later", "{\"id\":\"later\",\"type\":\"of a later version\"}");
    declareOther("damaged", "{\"id\":");
    store.catalog().settle();

    try (var reopened = open()) {
      assertServesTheOthers(directory);
      assertServesTheOthers(reopened);
    }
    declareOther("hs", "{\"id\":\"hs\",\"type\":\"machine\"}");
    store.catalog().settle();
    assertThat(directory.find(ACME, new ClientId("hs"))).as("mended").isPresent();
  }

  @Test
  @DisplayName("serves the others where an issuer cannot be read, and it again once it is mended")
  void unreadableIssuer() {
    var broken = new IssuerId("broken");
    for (var document : List.of("{\"id\":", "[]", "{\"id\":\"broken\",\"later\":1}")) {
      store.issuers().declare(broken, "http://other.test/broken", document, BY);
      store.catalog().settle();
      try (var reopened = open()) {
        for (var one : List.of(directory, reopened)) {
          assertThat(one.tenant(broken)).as(document).isEmpty();
          assertThat(one.isOutOfOrder("other.test", "/broken/oauth2/token")).isTrue();
          assertThat(one.isOutOfOrder("other.test", "/brokenly")).isFalse();
          assertThat(one.isOutOfOrder("id.test", "/acme")).isFalse();
          assertThat(one.find(ACME, WEB)).isPresent();
        }
      }
    }
    store.issuers().declare(broken, "http://id.test/broken", "{\"id\":\"broken\"}", BY);
    store.catalog().settle();
    assertThat(directory.tenant(broken)).isPresent();
    assertThat(directory.isOutOfOrder("other.test", "/broken")).isFalse();

    store.issuers().declare(broken, "http://id.test/broken", "{", BY);
    store.catalog().settle();
    assertThat(directory.tenant(broken)).as("as it was").isPresent();
  }

  private static void assertServesTheOthers(TenantDirectory opened) {
    for (var id : List.of("hs", "later", "damaged")) {
      assertThat(opened.find(ACME, new ClientId(id))).as(id).isEmpty();
      assertThat(opened.find(ACME, new ClientId(id))).as(id + " again").isEmpty();
    }
    assertThat(opened.find(ACME, WEB)).isPresent();
    assertThat(opened.allowedOrigins(ACME)).containsExactly("https://a.test");
  }

  private void declareOther(String id, String document) {
    var secret = new NewSecret(new Secret("a secret that is long enough for anybody"), false);
    sealed
        .clients()
        .declare(
            ACME,
            new ClientDeclaration(
                new ClientId(id),
                document,
                new Change.Replace<>(List.of(secret)),
                new Change.Keep<>()),
            BY);
  }

  @Test
  @DisplayName("answers an unknown client or logout address without the store")
  void unknownNeedsNoStore() {
    store.close();

    assertThat(directory.find(ACME, new ClientId("made-up"))).isEmpty();
    assertThat(directory.withPostLogoutRedirectUri(ACME, "https://evil.test")).isEmpty();
    assertThat(directory.allowedOrigins(ACME)).containsExactly("https://a.test");
    assertThat(directory.at("id.test", "/acme")).isPresent();
    assertThat(directory.tenants()).hasSize(1);
  }

  @Test
  @DisplayName("finds the clients of a logout address by that address")
  void byLogoutAddress() {
    assertThat(directory.withPostLogoutRedirectUri(ACME, "https://a.test/bye"))
        .extracting(client -> client.id())
        .containsExactly(WEB);
  }

  @Test
  @DisplayName("never serves a mixture while it changes, to however many ask")
  void noMixture() throws Exception {
    var changing = new AtomicBoolean(true);
    try (var threads = Executors.newFixedThreadPool(5)) {
      var readers =
          IntStream.range(0, 4)
              .mapToObj(n -> threads.submit((Callable<Integer>) () -> read(changing)))
              .toList();
      for (var i = 0; i < 50; i++) {
        declareClient("https://o%s.test".formatted(i));
      }
      store.catalog().settle();
      changing.set(false);
      for (var reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
    assertThat(directory.allowedOrigins(ACME)).containsExactly("https://o49.test");
  }

  private int read(AtomicBoolean changing) {
    var reads = 0;
    do {
      assertThat(directory.allowedOrigins(ACME)).hasSize(1);
      assertThat(directory.find(ACME, WEB)).isNotEqualTo(Optional.empty());
      reads++;
    } while (changing.get());
    return reads;
  }
}
