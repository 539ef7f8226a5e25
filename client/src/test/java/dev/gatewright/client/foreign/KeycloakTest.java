package dev.gatewright.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.resource.TokenVerifier;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("soak")
class KeycloakTest implements ForeignProviderContract {
  private static Optional<Keycloak> running = Optional.empty();

  @BeforeAll
  @Timeout(value = 6, unit = TimeUnit.MINUTES)
  static void start() throws Exception {
    running = Optional.of(Keycloak.start());
  }

  @AfterAll
  static void stop() {
    running.ifPresent(Keycloak::close);
  }

  @Override
  public ForeignProvider provider() {
    return running.orElseThrow();
  }

  @Override
  public AuthorizationOptions login() {
    return AuthorizationOptions.of("openid", "profile", "email");
  }

  @Override
  public String subject() {
    return "[0-9a-f-]{36}";
  }

  @Override
  public boolean endsLoginAfterReplay() {
    return true;
  }

  @Test
  @DisplayName("OAuth 2.0 Form Post Response Mode §2: it posts the callback, with the same answer")
  void logsInByFormPost() throws Exception {
    logsInBy("form_post");
  }

  @Test
  @DisplayName("Its introspection knows a refresh token by token_type_hint only, which is not sent")
  void knowsNoRefreshTokenWithoutHint() throws Exception {
    var client = client();
    var tokens = logIn(client, new Browser(), login()).tokens();

    assertThat(client.introspect(tokens.refreshToken().orElseThrow()).active()).isFalse();
    assertThat(client.introspect(tokens.accessToken()).active()).isTrue();
  }

  @Test
  @DisplayName("Its access token is of typ JWT, and no other of its tokens passes for it")
  void issuesJwt() throws Exception {
    var tokens = logIn(client(), new Browser(), login()).tokens();
    var strict =
        TokenVerifier.builder()
            .issuer(provider().issuer())
            .audience(ForeignProvider.API.toString(), ForeignProvider.CLIENT_ID);
    var verifier = strict.build();
    assertThatThrownBy(() -> verifier.verify(tokens.accessToken()))
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            refused -> assertThat(refused.reason()).isEqualTo("token.typ"));

    var lenient = strict.types("JWT").build();
    var token = lenient.verify(tokens.accessToken());

    assertThat(token.subject()).matches(subject());
    assertThat(token.clientId()).contains(ForeignProvider.CLIENT_ID);
    assertThat(token.scopes()).contains("openid", "profile", "email");
    assertThat(token.audience()).contains(ForeignProvider.API.toString());
    for (var another : List.of(tokens.idToken(), tokens.refreshToken())) {
      assertThatThrownBy(() -> lenient.verify(another.orElseThrow()))
          .isInstanceOf(IdpException.InvalidToken.class);
    }
  }
}
