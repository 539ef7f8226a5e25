package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.userinfo.UserInfoEndpoint.UserInfoResult;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The client credentials grant")
final class ClientCredentialsGrantTest {
  private static final Params GRANT = Params.of("grant_type", "client_credentials");

  private final Tenant acme = new EngineInMemory().tenant("acme");
  private final Client job =
      acme.add(ClientBuilder.web("job").defaultScope("openid", "projects:read"));

  private Tokens send(Params params) {
    return acme.token(Tenant.post(job, params));
  }

  @Test
  @DisplayName("RFC 6749 §4.4.3: an access token and nothing else")
  void accessTokenAlone() {
    var answer = send(GRANT.with("scope", "projects:write"));

    assertThat(answer.body().propertyNames())
        .containsExactlyInAnyOrder("access_token", "token_type", "expires_in", "scope");
    assertThat(acme.isActive(job, answer.access())).isTrue();
  }

  @Test
  @DisplayName("RFC 9068 §2.2: the subject of a client's own token is the client")
  void subjectIsTheClient() {
    var claims = send(GRANT).accessClaims();

    assertThat(claims.path("sub").stringValue()).isEqualTo("job");
    assertThat(claims.path("client_id").stringValue()).isEqualTo("job");
    assertThat(claims.propertyNames())
        .containsExactlyInAnyOrder("iss", "sub", "aud", "iat", "exp", "jti", "client_id", "scope");
  }

  @Test
  @DisplayName("RFC 9700 §4.15: a client's own token is not that of a user of the same name")
  void isNoUser() {
    acme.addPerson("job");

    var answer = acme.userInfo(send(GRANT).access());

    assertThat(answer).isInstanceOf(UserInfoResult.Refused.class);
  }

  @Test
  @DisplayName("RFC 6749 §4.4.2: scopes about people, and scopes of others, are refused")
  void checksScope() {
    for (String scope : new String[] {"openid", "projects:read email", "offline_access", "admin"}) {
      assertThat(send(GRANT.with("scope", scope)).error()).isEqualTo("invalid_scope");
    }
    assertThat(send(GRANT.with("scope", "a\\b")).reason()).isEqualTo(Reason.SCOPE_MALFORMED);
    assertThat(send(GRANT).body().path("scope").stringValue()).isEqualTo("projects:read");
  }

  @Test
  @DisplayName("RFC 6749 §4.4: only confidential clients, and only those with the grant")
  void onlyConfidentialClients() {
    var spa = ClientBuilder.spa("spa").grants(GrantType.CLIENT_CREDENTIALS).scope("projects:read");
    var plain = acme.add(ClientBuilder.web("plain").grants(GrantType.AUTHORIZATION_CODE));

    assertThatThrownBy(spa::build).hasMessageContaining("cannot use client_credentials");
    assertThat(acme.token(Tenant.post(plain, GRANT)).reason())
        .isEqualTo(Reason.CLIENT_GRANT_NOT_ALLOWED);
  }

  @Test
  @DisplayName(
      "RFC 8707 §2.2: the token is for the resource, with what scope means something there")
  void resources() {
    var wide = ClientBuilder.web("job").scope("projects:read", "billing").build();
    var client = acme.add(ClientBuilder.web("job").scope("projects:read", "billing"));
    assertThat(client.scope()).isEqualTo(wide.scope());
    var params = GRANT.with("scope", "projects:read billing");

    var narrow = send(params.with("resource", EngineInMemory.PROJECTS_API));
    assertThat(narrow.accessClaims().path("aud").stringValue())
        .isEqualTo(EngineInMemory.PROJECTS_API);
    assertThat(narrow.body().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(
            send(params.with("resource", EngineInMemory.PLAIN_API))
                .body()
                .path("scope")
                .stringValue())
        .isEqualTo("projects:read billing");
    assertThat(send(params.with("resource", "https://unknown.test")).error())
        .isEqualTo("invalid_target");
  }
}
