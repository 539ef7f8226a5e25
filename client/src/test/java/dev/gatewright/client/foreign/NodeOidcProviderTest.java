package dev.gatewright.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.AuthorizationOptions;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.resource.TokenVerifierBuilder;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class NodeOidcProviderTest implements ForeignProviderContract {
  private static Optional<NodeOidcProvider> running = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    var missing = NodeOidcProvider.missing();
    Assumptions.assumeTrue(missing.isEmpty(), missing.orElse(""));
    running = Optional.of(NodeOidcProvider.start());
  }

  @AfterAll
  static void stop() {
    running.ifPresent(NodeOidcProvider::close);
  }

  @Override
  public ForeignProvider provider() {
    return running.orElseThrow();
  }

  @Override
  public AuthorizationOptions login() {
    return AuthorizationOptions.of("openid", "profile", "email", "offline_access")
        .prompt("consent");
  }

  @Override
  public String subject() {
    return ForeignProvider.USER;
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
  @DisplayName("It gives no refresh token without offline_access, or without asking for consent")
  void needsConsentForRefreshToken() throws Exception {
    var client = client();

    var agent = logIn(client, new Browser(), AuthorizationOptions.of("openid", "offline_access"));

    assertThat(agent.tokens().refreshToken()).isEmpty();
    assertThat(agent.hasScope("offline_access")).isFalse();
  }

  @Test
  @DisplayName(
      "RFC 8707 §2.2: the resource of a login is named with its code too, so that its token is for"
          + " that API")
  void tokenOfALoginIsForItsApi() throws Exception {
    var agent = logIn(client(), new Browser(), login().resources(ForeignProvider.API));

    var token = verifier().build().verify(agent.accessToken());
    assertThat(token.subject()).isEqualTo(agent.subject());
    assertThat(token.audience()).containsExactly(ForeignProvider.API.toString());
  }

  @Test
  @DisplayName("RFC 9068 §4: its token for a resource is verified as it is")
  void issuesJwtForResource() {
    var tokens = client().clientCredentials(Set.of("projects:read"), ForeignProvider.API);

    var token = verifier().build().verify(tokens.accessToken());

    assertThat(token.clientId()).contains(ForeignProvider.CLIENT_ID);
    assertThat(token.hasScope("projects:read")).isTrue();
  }

  @Test
  @DisplayName(
      "RFC 7662 §2: its opaque token is verified by introspection, its refresh token refused")
  void introspectsOpaqueToken() throws Exception {
    var tokens = logIn(client(), new Browser(), login()).tokens();
    var verifier = verifier().introspectOpaqueWith(client()).build();

    assertThat(verifier.verify(tokens.accessToken()).subject()).isEqualTo(ForeignProvider.USER);
    assertThatThrownBy(() -> verifier.verify(tokens.refreshToken().orElseThrow()))
        .isInstanceOf(IdpException.InvalidToken.class);
    assertThatThrownBy(() -> verifier.verify(tokens.idToken().orElseThrow()))
        .isInstanceOf(IdpException.InvalidToken.class);
  }

  private TokenVerifierBuilder verifier() {
    return TokenVerifier.builder()
        .issuer(provider().issuer())
        .audience(ForeignProvider.API.toString());
  }
}
