package dev.gatewright.client.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.AuthorizationOptions;
import java.util.Map;
import java.util.Optional;
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
}
