package dev.gatewright.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.contract.HostInMemory;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.IssuerSecret;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.sql.StoreRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The store of an application that embeds the engine")
final class EmbeddedStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final IssuerId ACME = new IssuerId("acme");
  private static final SubjectId ADA = new SubjectId("ada");
  private static final ClientId WEB = new ClientId("web");

  private final HostInMemory host = new HostInMemory(() -> NOW);

  @TempDir private Path folder;
  private EmbeddedFile file;

  @BeforeEach
  void open() {
    file = new EmbeddedFile(folder);
    host.addClient(ACME, WEB);
    host.putSubject(ACME, ADA, Set.of());
  }

  @AfterEach
  void close() {
    file.close();
  }

  private EmbeddedStore store() {
    return file.store();
  }

  @Test
  @DisplayName("The ports of an engine are the application's and the store's")
  void ports() {
    var ports =
        store()
            .ports(
                host.clients(),
                host.subjects(),
                host.sessions(),
                (_, _, _, _) -> Optional.of("{}"));

    assertThat(ports.subjects()).isSameAs(host.subjects());
    assertThat(ports.keys()).isSameAs(store().keys());
    assertThat(ports.grants().redeem(ACME, grant(), NOW)).isEqualTo(new Redemption.Redeemed());
    host.removeClient(ACME, WEB);
    assertThat(ports.grants().isAccessTokenLive(ACME, WEB, Optional.of(new GrantId("g")), "j", NOW))
        .isFalse();
  }

  @Test
  @DisplayName("The file does not open under another master key, and is not held by who tried")
  void otherMasterKey() {
    store().keys().addSecret(ACME, new IssuerSecret(1, new byte[IssuerSecret.LENGTH], NOW));
    store().close();

    assertThatThrownBy(() -> file.open(MasterKey.generate(new SecureRandom())))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("master key is not the one");
    assertThat(file.reopen()).isTrue();
    assertThat(store().keys().secrets(ACME)).hasSize(1);
  }

  @Test
  @DisplayName("A file that is open is not opened again")
  void openOnce() {
    assertThatThrownBy(() -> file.open(MasterKey.generate(new SecureRandom())))
        .isInstanceOf(StoreRefused.class)
        .hasMessageContaining("is open in this process already");
  }

  @Test
  @DisplayName("A user who signs out everywhere ends every grant, and the trail tells")
  void revokeAll() {
    keep();

    assertThat(store().revokeAll(new IssuerId("other"), ADA, By.server(NOW))).isZero();
    assertThat(store().revokeAll(ACME, ADA, By.server(NOW))).isEqualTo(1);
    assertThat(store().events().after("acme", 0, 10))
        .extracting(KeptEvent::name)
        .containsExactly("grants.revoked");
  }

  @Test
  @DisplayName("Sweeping forgets what has expired, and moves the log into the file")
  void sweeps() throws Exception {
    keep();
    store().replay().firstUse(ACME, "jti", "v", NOW.plusSeconds(60), NOW);
    store().parkedRequests().park(ACME, "p", new byte[100_000], NOW.plusSeconds(60));
    long before = Files.size(file.path());

    assertThat(store().sweep(NOW, 100)).isZero();
    assertThat(Files.size(file.path())).isGreaterThan(before);
    assertThat(store().sweep(NOW.plus(Duration.ofDays(9)), 100)).isEqualTo(3);
  }

  private void keep() {
    var grants = store().grants(host.clients(), host.subjects(), host.sessions());
    assertThat(grants.redeem(ACME, grant(), NOW)).isEqualTo(new Redemption.Redeemed());
  }

  private static NewGrant grant() {
    var terms =
        Grant.builder(new GrantId("g"), WEB, ADA)
            .scope(Scope.of("openid"))
            .build(NOW, NOW, NOW.plus(Duration.ofDays(7)));
    return new NewGrant(
        terms,
        new GrantHandle(new byte[GrantHandle.LENGTH]),
        new byte[16],
        1,
        Optional.empty(),
        NOW.plus(Duration.ofDays(8)));
  }
}
