package dev.gatewright.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.RefreshListener;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.resource.TokenVerifier;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SpringAuthorizationServerTest implements ForeignProviderContract {
  private static Optional<SpringAuthorizationServer> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    running = Optional.of(SpringAuthorizationServer.start());
  }

  @AfterAll
  static void stop() {
    running.ifPresent(SpringAuthorizationServer::close);
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
    return ForeignProvider.USER;
  }

  @Override
  public boolean endsLoginAfterReplay() {
    return false;
  }

  @Override
  @Test
  @DisplayName("It shows the login page for prompt=none too, whatever OpenID Connect Core says")
  public void isDeclinedWithoutSession() throws Exception {
    var silent = AuthorizationOptions.of("openid").prompt("none");

    var page = new Browser().open(client().createAuthorizationUrl(silent).url());

    assertThat(page.formWith("password")).isPresent();
  }

  @Test
  @DisplayName("RFC 9207 §3: it neither sends iss nor says that it does, and is taken without it")
  void sendsNoIssuer() throws Exception {
    var client = client();
    var start = client.createAuthorizationUrl(login());

    var callback = provider().logIn(new Browser(), start.url());

    assertThat(client.metadata().sendsIssuerInResponses()).isFalse();
    assertThat(callback.one("iss")).isEmpty();
    var agent = client.exchangeCallback(callback, start.pending());
    assertThat(agent.userInfo().asMap()).containsOnly(Map.entry("sub", ForeignProvider.USER));
  }

  @Test
  @DisplayName(
      "Its access token is verified once the types and the audience are set as it writes them")
  void issuesJwtForClient() throws Exception {
    var tokens = logIn(client(), new Browser(), login()).tokens();
    var verifier = verifier();

    var token = verifier.verify(tokens.accessToken());

    assertThat(token.subject()).isEqualTo(ForeignProvider.USER);
    assertThat(token.scopes()).containsExactlyInAnyOrder("openid", "profile", "email");
    assertThatThrownBy(() -> verifier.verify(tokens.idToken().orElseThrow()))
        .isInstanceOf(IdpException.InvalidToken.class);
    assertThat(verifier.verify(client().clientCredentials(Set.of()).accessToken()).subject())
        .isEqualTo(ForeignProvider.CLIENT_ID);
  }

  @Test
  @DisplayName(
      "RFC 8725 §2.8: the ID token of a refresh, without nonce and typ, does not pass for an access"
          + " token")
  void tellsRefreshedIdTokenFromAccessToken() throws Exception {
    var client = client();
    var expired =
        logIn(client, new Browser(), login()).tokens().toBuilder().expiresAt(Instant.EPOCH).build();
    var renewed = client.createAgent(expired, RefreshListener.none());
    assertThat(renewed.profile().claims().has("nonce")).isFalse();

    assertThatThrownBy(() -> verifier().verify(renewed.tokens().idToken().orElseThrow()))
        .isInstanceOfSatisfying(
            IdpException.InvalidToken.class,
            refused -> assertThat(refused.reason()).isEqualTo("token.kind"));
    assertThat(verifier().verify(renewed.accessToken()).subject()).isEqualTo(ForeignProvider.USER);
  }

  private TokenVerifier verifier() {
    return TokenVerifier.builder()
        .issuer(provider().issuer())
        .audience(ForeignProvider.CLIENT_ID)
        .types("JWT")
        .build();
  }
}
