package dev.gatewright.protocol.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.clients.Client.UserInfoPolicy;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.Secret;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Building clients")
final class ClientBuilderTest {

  @Test
  @DisplayName("RFC 6749 §10.1: a client is not registered with an empty secret")
  void emptySecret() {
    var empty = new Secret("");

    assertThatThrownBy(() -> Client.confidential("web", empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("web has an empty secret");
  }

  @Test
  @DisplayName(
      "RFC 6749 §2.1: a client with a secret is a web application, one without a browser's")
  void kindByDefault() {
    var web = Client.confidential("web", new Secret("s")).build();
    var spa = Client.publicClient("spa").build();

    assertThat(web.type()).isEqualTo(ClientType.WEB);
    assertThat(web.refreshToken().grace()).isEqualTo(Duration.ofSeconds(60));
    assertThat(spa.type()).isEqualTo(ClientType.SPA);
    assertThat(spa.refreshToken().grace()).isEqualTo(Duration.ofSeconds(10));
    assertThat(web.userInfo()).isEqualTo(UserInfoPolicy.BY_SCOPE);
    assertThat(web).hasToString("client web");
  }

  @Test
  @DisplayName("RFC 6749 §3.1.2.2: who is answered by redirect registers where to, and nobody else")
  void needsRedirectUris() {
    for (var grant : new GrantType[] {GrantType.AUTHORIZATION_CODE, GrantType.IMPLICIT}) {
      var spa = Client.publicClient("spa").grants(grant);
      assertThatThrownBy(spa::build)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("needs redirectUris");
      assertThat(spa.redirectUris("https://spa.test/cb").build().grants()).containsExactly(grant);
    }
    var machine = Client.confidential("m", new Secret("s")).grants(GrantType.CLIENT_CREDENTIALS);
    assertThat(machine.build().redirectUris()).isEmpty();
  }

  @Test
  @DisplayName("What is printed of a client and of its parts names them, and no secret")
  void printed() {
    var secret = ClientSecret.of(new Secret("s"));
    var authentication =
        ClientAuthentication.by(Set.of(ClientAuthMethod.CLIENT_SECRET_POST))
            .withSecrets(List.of(secret));

    assertThat(authentication).hasToString("ClientAuthentication[CLIENT_SECRET_POST]");
    assertThat(secret).hasToString("ClientSecret[***]");
    assertThat(Client.PKCE_REQUIRED).hasToString("pkce");
    assertThat(Client.publicClient("spa").name("The shop").build().name()).isEqualTo("The shop");
    assertThat(ClientAuthMethod.CLIENT_SECRET_POST.wire()).isEqualTo("client_secret_post");
  }

  @Test
  @DisplayName("What is said of tokens is what its policies are")
  void policies() {
    var refresh =
        RefreshTokenPolicy.builder()
            .rotate(false)
            .lifetimeByMethod(Map.of("pwd", Duration.ofHours(1)))
            .idle(Duration.ofMinutes(5))
            .endsWithSession(true)
            .build();
    assertThat(refresh.rotate()).isFalse();
    assertThat(refresh.lifetimeByMethod()).containsEntry("pwd", Duration.ofHours(1));
    assertThat(refresh.idle()).contains(Duration.ofMinutes(5));
    assertThat(refresh.endsWithSession()).isTrue();
    var usual = RefreshTokenPolicy.builder().build();
    assertThat(usual.rotate()).as("RFC 9700 §4.14.2").isTrue();
    assertThat(usual.endsWithSession()).isFalse();

    var ids =
        IdTokenPolicy.builder()
            .issue(false)
            .lifetime(Duration.ofMinutes(1))
            .audienceAsArray(true)
            .build();
    assertThat(ids.issue()).isFalse();
    assertThat(ids.lifetime()).isEqualTo(Duration.ofMinutes(1));
    assertThat(ids.audienceAsArray()).isTrue();
    assertThat(IdTokenPolicy.defaults().audienceAsArray()).isFalse();
  }

  @Test
  @DisplayName("What is said of origins, ways back and proof is what the client has")
  void asSaid() {
    var said =
        Client.publicClient("spa")
            .authentication(ClientAuthentication.by(Set.of(ClientAuthMethod.CLIENT_SECRET_POST)))
            .allowedOrigins("https://spa.test")
            .postLogoutRedirectUris("https://spa.test/bye")
            .build();

    assertThat(said.isPublic()).isFalse();
    assertThat(said.allowedOrigins()).containsExactly("https://spa.test");
    assertThat(said.postLogoutRedirectUris()).containsExactly("https://spa.test/bye");
  }
}
