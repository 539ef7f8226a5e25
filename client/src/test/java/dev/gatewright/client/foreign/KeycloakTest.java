package dev.gatewright.client.foreign;

import dev.gatewright.client.AuthorizationOptions;
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
  @DisplayName("Its access tokens are of typ JWT")
  void issuesJwt() throws Exception {
    var agent = logIn(client(), new Browser(), login());
    System.out.println("KC " + agent.tokens().toJson());
    System.out.println("KC " + agent.userInfo().toJson());
    System.out.println("KC " + client().introspect(agent.tokens().refreshToken().orElseThrow()));
    System.out.println("KC " + client().introspect(agent.tokens().accessToken()).claims().toJson());
  }
}
