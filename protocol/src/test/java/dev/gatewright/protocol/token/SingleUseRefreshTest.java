package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.Binding;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Document;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Refresh tokens without grace")
final class SingleUseRefreshTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web").grace(Duration.ZERO));
  private final Window ada;

  SingleUseRefreshTest() {
    acme.addPerson("ada");
    ada = acme.window().logIn("ada");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  @DisplayName("RFC 9700 §4.14.2: a replay within 10 s is refused, and the new token goes on")
  void together(int seconds) {
    var first = acme.logIn(web, ada, "openid").refresh();
    var second = acme.refresh(web, first);
    engine.clock().advance(Duration.ofSeconds(seconds));

    for (var i = 0; i < 4; i++) {
      assertThat(acme.refresh(web, first).reason()).isEqualTo(Reason.REFRESH_REPLAYED);
    }

    assertThat(acme.refresh(web, first).error()).isEqualTo("invalid_grant");
    assertThat(acme.isActive(web, second.access())).isTrue();
    assertThat(acme.refresh(web, second.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: a replay later than that is theft and ends the grant")
  void later() {
    var first = acme.logIn(web, ada, "openid").refresh();
    var second = acme.refresh(web, first);
    engine.clock().advance(Duration.ofSeconds(10).plusMillis(1));

    assertThat(acme.refresh(web, first).reason()).isEqualTo(Reason.REFRESH_THEFT);
    assertThat(acme.refresh(web, second.refresh()).reason()).isEqualTo(Reason.REFRESH_REVOKED);
  }

  @Test
  @DisplayName("A public client is refused as often as it likes: nothing is handed out")
  void publicClient() {
    var spa = acme.add(ClientBuilder.spa("spa").grace(Duration.ZERO));
    var token = acme.logIn(spa, ada, "openid").refresh();
    for (var generation = 0; generation < 4; generation++) {
      var next = acme.refresh(spa, token).refresh();
      assertThat(acme.refresh(spa, token).reason()).isEqualTo(Reason.REFRESH_REPLAYED);
      token = next;
    }

    assertThat(acme.refresh(spa, token).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 9449 §6.1, RFC 8705 §3.1: what a grant is bound to is kept with it")
  void binding() {
    for (Binding binding :
        new Binding[] {new Binding.None(), new Binding.Dpop("a"), new Binding.Mtls("b")}) {
      var grant =
          Grant.builder(new GrantId("g"), new ClientId("web"), new SubjectId("ada"))
              .binding(binding)
              .build(Instant.EPOCH, Instant.EPOCH, Instant.EPOCH);
      var kept =
          new Grant(
              grant.id(),
              grant.client(),
              grant.subject(),
              grant.session(),
              grant.sessionBond(),
              grant.organization(),
              grant.authTime(),
              grant.createdAt(),
              grant.expiresAt(),
              Document.kept(grant.document().text()));

      assertThat(kept.binding()).isEqualTo(binding);
    }
  }
}
