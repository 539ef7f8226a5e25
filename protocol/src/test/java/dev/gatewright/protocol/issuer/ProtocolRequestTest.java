package dev.gatewright.protocol.issuer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.introspect.IntrospectionEndpoint.IntrospectionResult;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.revoke.RevocationEndpoint.RevocationResult;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import dev.gatewright.protocol.wire.RequestHeaders;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A request to an endpoint")
final class ProtocolRequestTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client web = acme.add(ClientBuilder.web("web"));

  private ProtocolRequest twice(Params params, String first, String second) {
    return ProtocolRequest.post(params.sent())
        .withHeaders(RequestHeaders.of("Authorization", first, "authorization", second));
  }

  @Test
  @DisplayName("RFC 9110 §11.6.2: two Authorization fields are refused at every endpoint")
  void severalAuthorizations() {
    var good = Tenant.basic(web);
    var grant = Params.of("grant_type", "client_credentials");

    assertThat(acme.token(twice(grant, good, "Basic eDp5")).reason())
        .isEqualTo(Reason.REQUEST_SEVERAL_AUTHORIZATIONS);
    assertThat(acme.token(twice(grant, good, good)).reply().status()).isEqualTo(400);
    var token = Params.of("token", "x");
    assertThat(acme.introspection(twice(token, good, good)))
        .isInstanceOf(IntrospectionResult.Refused.class);
    assertThat(acme.revocation(twice(token, good, good)))
        .isInstanceOf(RevocationResult.Refused.class);
    assertThat(acme.userInfo(twice(Params.none(), "Bearer a", "Bearer b")).reply().status())
        .isEqualTo(400);
    assertThat(acme.userInfo(twice(Params.none(), "Bearer a", "Bearer b")))
        .isInstanceOf(UserInfoResult.Refused.class);
  }

  @Test
  @DisplayName("A field of many kilobytes is no credential")
  void tooLong() {
    var request =
        ProtocolRequest.post(Parameters.none())
            .withAuthorization("Bearer " + "x".repeat(16 * 1024));

    assertThat(request.ambiguity(Set.of())).contains(Reason.REQUEST_MALFORMED);
  }

  @Test
  @DisplayName("RFC 9110 §5.1: header names are compared without letter case; nothing is lost")
  void headers() {
    var request =
        ProtocolRequest.post(Parameters.none())
            .withHeaders(RequestHeaders.of("DPoP", "a", "dpop", "b", "Accept", "c"))
            .at("/token?x=1")
            .from("203.0.113.7");

    assertThat(request.headers().all("DPOP")).containsExactly("a", "b");
    assertThat(request.headers().all("Cookie")).isEmpty();
    assertThat(request.authorization()).isEmpty();
    assertThat(request.target()).isEqualTo("/token?x=1");
    assertThat(request.remoteAddress()).contains("203.0.113.7");
  }
}
