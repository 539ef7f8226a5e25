package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.testing.Tokens;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A token response")
final class TokenResponseTest {
  private final TokenResponse response =
      new TokenResponse(
              "access",
              Duration.ofMinutes(5),
              Optional.of("refresh"),
              Optional.of("id"),
              "openid notes",
              Optional.empty())
          .withIssuedTokenType("urn:ietf:params:oauth:token-type:access_token");

  @Test
  @DisplayName("RFC 6749 §5.1: the host reads of it what the client is sent")
  void asSent() {
    var sent = Tokens.object(response.json());

    assertThat(sent.path("access_token").stringValue()).isEqualTo(response.accessToken());
    assertThat(sent.path("refresh_token").stringValue())
        .isEqualTo(response.refreshToken().orElseThrow());
    assertThat(sent.path("id_token").stringValue()).isEqualTo(response.idToken().orElseThrow());
    assertThat(sent.path("scope").stringValue()).isEqualTo(response.scope());
    assertThat(sent.path("issued_token_type").stringValue())
        .isEqualTo(response.issuedTokenType().orElseThrow());
    assertThat(sent.path("expires_in").longValue()).isEqualTo(response.expiresIn().toSeconds());
  }

  @Test
  @DisplayName("What is printed of it is how long it lives, and no token")
  void printed() {
    assertThat(response).hasToString("TokenResponse[***, PT5M]");
  }
}
