package dev.gatewright.protocol.revoke;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.ProtocolRequest;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Revocation")
final class RevocationTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));

  RevocationTest() {
    acme.addPerson("ada");
  }

  private static String done(RevocationResult result) {
    return switch (result) {
      case RevocationResult.Done done -> new String(done.reply().body(), UTF_8);
      case RevocationResult.Refused refused ->
          throw new AssertionError("refused: " + refused.refusal());
    };
  }

  private static Reason refused(RevocationResult result) {
    return switch (result) {
      case RevocationResult.Done done -> throw new AssertionError("done");
      case RevocationResult.Refused refused -> refused.refusal().reason();
    };
  }

  private RevocationResult send(Params params) {
    return acme.revocation(Tenant.post(params, Optional.empty()));
  }

  @Test
  @DisplayName("RFC 7009 §2.1: a revoked refresh token takes its grant's access tokens with it")
  void refreshTokenTakesTheGrant() {
    var first = acme.logIn(web, "ada", "openid");
    var second = acme.refresh(web, first.refresh());

    assertThat(done(acme.revoke(web, second.refresh()))).isEmpty();

    assertThat(acme.isActive(web, first.access())).isFalse();
    assertThat(acme.isActive(web, second.access())).isFalse();
    assertThat(acme.refresh(web, second.refresh()).error()).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("RFC 7009 §2.1: also an older refresh token of the grant ends it")
  void olderRefreshToken() {
    var first = acme.logIn(web, "ada", "openid").refresh();
    var second = acme.refresh(web, first).refresh();

    done(acme.revoke(web, first));

    assertThat(acme.refresh(web, second).isIssued()).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §2.1: a revoked access token goes alone, and at once")
  void accessTokenGoesAlone() {
    var tokens = acme.logIn(web, "ada", "openid");
    var next = acme.refresh(web, tokens.refresh());

    done(acme.revoke(web, tokens.access()));

    assertThat(acme.isActive(web, tokens.access())).isFalse();
    assertThat(acme.isActive(web, next.access())).isTrue();
    assertThat(acme.refresh(web, next.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 7009 §2.2: an unknown or already revoked token is answered like a good one")
  void unknownTokens() {
    var token = acme.logIn(web, "ada", "openid").refresh();
    for (int i = 0; i < 3; i++) {
      assertThat(done(acme.revoke(web, token))).isEmpty();
    }
    for (String unknown : new String[] {"x", "rt_x", "at_x", "a.b.c"}) {
      assertThat(done(acme.revoke(web, unknown))).isEmpty();
    }
  }

  @Test
  @DisplayName("RFC 7009 §2.1: a wrong token_type_hint changes nothing")
  void hintIsAHint() {
    var tokens = acme.logIn(web, "ada", "openid");
    var params = Params.of("token", tokens.refresh()).with("token_type_hint", "access_token");

    done(acme.revocation(Tenant.post(web, params)));

    assertThat(acme.isActive(web, tokens.refresh())).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §2.1: another client's token is refused and stays as it was")
  void foreignTokens() {
    var tokens = acme.logIn(web, "ada", "openid");
    var thief = acme.add(ClientBuilder.web("thief"));
    var open = acme.add(ClientBuilder.web("open").revokesWithoutAuthentication());

    assertThat(refused(acme.revoke(thief, tokens.refresh()))).isEqualTo(Reason.TOKEN_FOREIGN);
    assertThat(refused(acme.revoke(thief, tokens.access()))).isEqualTo(Reason.TOKEN_FOREIGN);
    assertThat(refused(send(Params.of("token", tokens.refresh()).with("client_id", "open"))))
        .isEqualTo(Reason.TOKEN_FOREIGN);
    var other = engine.tenant("other");
    done(other.revoke(other.add(ClientBuilder.web("web")), tokens.refresh()));

    assertThat(acme.isActive(web, tokens.access())).isTrue();
    assertThat(acme.isActive(web, tokens.refresh())).isTrue();
    assertThat(open.isPublic()).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §2.1: a confidential client must authenticate, unless it is set otherwise")
  void mustAuthenticate() {
    var token = acme.logIn(web, "ada", "openid").refresh();

    assertThat(refused(send(Params.of("token", token)))).isEqualTo(Reason.CLIENT_MISSING);
    assertThat(refused(send(Params.of("token", token).with("client_id", "web"))))
        .isEqualTo(Reason.CLIENT_SECRET);
    assertThat(acme.isActive(web, token)).isTrue();

    acme.add(ClientBuilder.web("web").revokesWithoutAuthentication());
    done(send(Params.of("token", token)));
    assertThat(acme.isActive(web, token)).isFalse();
  }

  @Test
  @DisplayName("Credentials that are sent are checked, also where none are needed")
  void wrongCredentialsAreRefused() {
    acme.add(ClientBuilder.web("web").revokesWithoutAuthentication());
    var token = acme.logIn(web, "ada", "openid").refresh();
    var wrong = Params.of("token", token).with("client_id", "web").with("client_secret", "x");

    assertThat(refused(send(wrong))).isEqualTo(Reason.CLIENT_SECRET);
    assertThat(acme.isActive(web, token)).isTrue();
  }

  @Test
  @DisplayName("RFC 7009 §5: a public client revokes its own tokens with its client_id")
  void publicClients() {
    var spa = acme.add(ClientBuilder.spa("spa"));
    var tokens = acme.logIn(spa, "ada", "openid");

    done(acme.revoke(spa, tokens.refresh()));

    assertThat(acme.refresh(spa, tokens.refresh()).isIssued()).isFalse();
  }

  @Test
  @DisplayName("The plain style answers ok, and asks for what is missing")
  void plainStyle() {
    var proj = acme.add(ClientBuilder.web("proj").plainErrors().revokesWithoutAuthentication());

    assertThat(done(send(Params.of("token", "x").with("client_id", "proj"))))
        .isEqualTo("{\"ok\":true}");
    assertThat(refused(send(Params.of("client_id", "proj")))).isEqualTo(Reason.TOKEN_MISSING);
    assertThat(proj.isPublic()).isFalse();
  }

  @Test
  @DisplayName("RFC 7009 §2.1: a request needs a token, once, by POST")
  void badRequests() {
    assertThat(refused(acme.revocation(Tenant.post(web, Params.none()))))
        .isEqualTo(Reason.TOKEN_MISSING);
    assertThat(
            refused(acme.revocation(Tenant.post(web, Params.of("token", "a").again("token", "b")))))
        .isEqualTo(Reason.REQUEST_REPEATED_PARAMETER);
    var get =
        ProtocolRequest.get(Params.of("token", "a").sent()).withAuthorization(Tenant.basic(web));
    assertThat(refused(acme.revocation(get))).isEqualTo(Reason.REQUEST_METHOD);
  }
}
