package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.Algorithm;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.keys.SigningKey;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.sql.StoreRefused;
import dev.gatewright.store.tenants.CatalogChanges;
import dev.gatewright.store.tenants.ClientDeclaration;
import dev.gatewright.store.tenants.ClientDeclaration.Change;
import dev.gatewright.store.tenants.ClientDeclaration.NewSecret;
import dev.gatewright.store.tenants.KeptClient;
import dev.gatewright.store.tenants.KeptIssuer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqlStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IssuerId ACME = new IssuerId("acme");
  private static final IssuerId OTHER = new IssuerId("other");
  private static final ClientId WEB = new ClientId("web");
  private static final String SECRET = "a-client-secret-of-at-least-256-bits-here";

  private final SecureRandom random = new SecureRandom();
  private final CryptoProvider crypto = CryptoProvider.jdk();
  private final MasterKey master = MasterKey.generate(random);

  @TempDir private Path folder;
  private SqlStore store;
  private SealedTables sealed;

  @BeforeEach
  void open() {
    store =
        SqlStore.open(
            StoreConfig.parse("sqlite:" + file()).orElseThrow(),
            new SecureRandom(),
            SqlStoreTest::fail);
    sealed = store.unlock(master, crypto, random);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("Issuer secrets are inserted once and read back in order")
  void issuerSecrets() {
    var first = secret(1, 'a');
    assertThat(store.needsMasterKey()).isFalse();
    assertThat(sealed.keys().addSecret(ACME, first)).isEqualTo(first);
    assertThat(sealed.keys().addSecret(ACME, secret(1, 'x'))).isEqualTo(first);
    sealed.keys().addSecret(ACME, secret(2, 'b'));

    assertThat(sealed.keys().secrets(ACME)).containsExactly(first, secret(2, 'b'));
    assertThat(sealed.keys().secrets(OTHER)).isEmpty();
    assertThat(store.needsMasterKey()).isTrue();
  }

  @Test
  @DisplayName("A signing key reads back whole, and its successor retires it once")
  void signingKeys() {
    var first = key("k1", 1);
    sealed.keys().addSigningKey(ACME, first, NOW, By.server(NOW));
    sealed.keys().addSigningKey(ACME, key("k2", 2), NOW.plusSeconds(60), By.server(NOW));
    var loser =
        sealed.keys().addSigningKey(ACME, key("k3", 2), NOW.plusSeconds(30), By.server(NOW));

    assertThat(loser.kid()).isEqualTo("k2");
    assertThat(sealed.keys().signingKeys(ACME))
        .extracting(SigningKey::kid, SigningKey::removeAt)
        .containsExactlyInAnyOrder(
            tuple("k1", Optional.of(NOW.plusSeconds(60))), tuple("k2", Optional.empty()));
    var kept =
        sealed.keys().signingKeys(ACME).stream().filter(k -> k.kid().equals("k1")).findFirst();
    assertThat(kept.orElseThrow().privateKey()).isEqualTo(first.privateKey());
    assertThat(kept.orElseThrow().publicKey()).isEqualTo(first.publicKey());

    sealed.keys().removeSigningKey(OTHER, "k1", By.server(NOW));
    assertThat(sealed.keys().signingKeys(ACME)).hasSize(2);
    sealed.keys().removeSigningKey(ACME, "k1", By.server(NOW));
    assertThat(sealed.keys().signingKeys(ACME)).hasSize(1);
  }

  @Test
  @DisplayName("Another master key is refused at the start")
  void otherMasterKeyRefused() {
    sealed.keys().addSecret(ACME, secret(1, 'a'));

    assertThatThrownBy(() -> store.unlock(MasterKey.generate(random), crypto, random))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("master key is not the one");
  }

  @Test
  @DisplayName("A client's secret matches, stands in no file in clear, and belongs to its client")
  void clientSecrets() throws Exception {
    declare(ACME, new Change.Replace<>(List.of(new NewSecret(new Secret(SECRET), false))));
    declare(OTHER, new Change.Replace<>(List.of(new NewSecret(new Secret(SECRET), true))));

    var acme = sealed.clients().find(ACME, WEB).orElseThrow();
    assertThat(acme.secrets()).hasSize(1);
    assertThat(acme.secrets().getFirst().matches(new Secret(SECRET))).isTrue();
    assertThat(acme.secrets().getFirst().matches(new Secret(SECRET + "\0"))).isFalse();
    assertThat(acme.secrets().getFirst().clear()).isEmpty();
    assertThat(acme.signingKey()).contains(new Secret("hs256 key"));
    var other = sealed.clients().find(OTHER, WEB).orElseThrow();
    assertThat(other.secrets().getFirst().clear()).contains(new Secret(SECRET));
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(SECRET)
            .doesNotContain("hs256 key");
      }
    }
  }

  @Test
  @DisplayName(
      "Declaring a client again keeps its secret, status and age, and tells who keeps it parsed")
  void redeclaredClientKeepsItsSecret() {
    declare(ACME, new Change.Replace<>(List.of(new NewSecret(new Secret(SECRET), false))));
    assertThat(sealed.clients().setActive(ACME, WEB, false, By.server(NOW))).isTrue();
    var changed = new ArrayList<IssuerId>();
    store
        .catalog()
        .follow(
            new CatalogChanges.Follower() {
              @Override
              public void changed(IssuerId issuer) {
                changed.add(issuer);
              }

              @Override
              public void settle() {}
            });
    sealed
        .clients()
        .declare(
            ACME,
            new ClientDeclaration(WEB, "{\"v\":2}", new Change.Keep<>(), new Change.Keep<>()),
            By.server(NOW.plusSeconds(9)));

    var client = sealed.clients().find(ACME, WEB).orElseThrow();
    assertThat(client.document()).isEqualTo("{\"v\":2}");
    assertThat(client.active()).isFalse();
    assertThat(client.secrets()).hasSize(1);
    assertThat(client.createdAt()).isEqualTo(NOW);
    assertThat(changed).containsExactly(ACME);
    assertThat(sealed.clients().list(ACME)).extracting(KeptClient::id).containsExactly(WEB);
    assertThat(sealed.clients().remove(ACME, WEB, By.server(NOW))).isTrue();
    assertThat(sealed.clients().find(ACME, WEB)).isEmpty();
  }

  @Test
  @DisplayName("Two issuers cannot have one URL, and a removed issuer leaves nothing behind")
  void issuers() {
    assertThat(store.issuers().declare(ACME, "http://a.test", "{}", By.server(NOW))).isTrue();
    assertThat(store.issuers().declare(OTHER, "http://a.test", "{}", By.server(NOW))).isFalse();
    assertThat(store.issuers().declare(ACME, "http://b.test", "{}", By.server(NOW))).isTrue();
    assertThat(store.issuers().find(ACME).orElseThrow().version()).isEqualTo(2);
    declare(ACME, new Change.Keep<>());
    sealed.keys().addSecret(ACME, secret(1, 'a'));
    sealed.keys().addSecret(OTHER, secret(1, 'a'));
    store.declared().put(ACME, "user", "ada@acme.test", "{}");

    assertThat(store.issuers().remove(ACME, By.server(NOW))).isTrue();
    assertThat(store.issuers().declare(ACME, "http://a.test", "{}", By.server(NOW))).isTrue();
    assertThat(sealed.clients().list(ACME)).isEmpty();
    assertThat(sealed.keys().secrets(ACME)).isEmpty();
    assertThat(sealed.keys().secrets(OTHER)).hasSize(1);
    assertThat(store.declared().find(ACME, "user", "ada@acme.test")).isEmpty();
    assertThat(store.issuers().list()).extracting(KeptIssuer::id).containsExactly(ACME);
  }

  @Test
  @DisplayName("What expired is swept in steps, and what still counts stays")
  void sweeps() {
    var tomorrow = NOW.plus(Duration.ofDays(1));
    for (var i = 0; i < 450; i++) {
      store.usedValues().firstUse(ACME, "jti", "v" + i, NOW, NOW);
    }
    store.usedValues().firstUse(ACME, "jti", "late", tomorrow, NOW);
    store.parkedRequests().park(ACME, "p", new byte[] {1}, NOW.plusSeconds(60));

    assertThat(store.sweep(NOW, 10_000)).isZero();
    int first = store.sweep(tomorrow, 300);
    assertThat(first).isBetween(300, 399);
    assertThat(store.sweep(tomorrow, 10_000)).isEqualTo(451 - first);
    assertThat(store.usedValues().firstUse(ACME, "jti", "late", tomorrow, NOW)).isFalse();
    store.checkpoint();
    assertThat(store.isReady()).isTrue();
  }

  private void declare(IssuerId issuer, Change<List<NewSecret>> secrets) {
    sealed
        .clients()
        .declare(
            issuer,
            new ClientDeclaration(
                WEB, "{}", secrets, new Change.Replace<>(Optional.of(new Secret("hs256 key")))),
            By.server(NOW));
  }

  private SigningKey key(String kid, int sequence) {
    var pair = crypto.newKeyPair(Algorithm.ES256);
    return new SigningKey(
        kid,
        Algorithm.ES256,
        sequence,
        pair.getPrivate(),
        pair.getPublic(),
        NOW,
        NOW,
        Optional.empty());
  }

  private static IssuerSecret secret(int version, char fill) {
    return new IssuerSecret(
        version,
        String.valueOf(fill).repeat(IssuerSecret.LENGTH).getBytes(StandardCharsets.US_ASCII),
        NOW);
  }

  private Path file() {
    return folder.resolve("store.db");
  }

  private static void fail(Throwable cause) {
    throw new AssertionError("a commit failed", cause);
  }
}
