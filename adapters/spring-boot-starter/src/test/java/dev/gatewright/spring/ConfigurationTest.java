package dev.gatewright.spring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.token.InMemoryTokenStore;
import dev.gatewright.client.token.TokenStore;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.servlet.LoginFilter;
import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.FailureHandler;

@DisplayName("The configuration")
final class ConfigurationTest {
  private static final AutoConfigurations ALL =
      AutoConfigurations.of(
          GatewrightAutoConfiguration.class,
          GatewrightAbsence.class,
          GatewrightJdbcAutoConfiguration.class,
          GatewrightMvcAutoConfiguration.class,
          GatewrightActuatorAutoConfiguration.class);

  private final WebApplicationContextRunner bare =
      new WebApplicationContextRunner().withConfiguration(ALL);
  private final WebApplicationContextRunner complete =
      bare.withPropertyValues(
          "gatewright.issuer=https://login.acme.test",
          "gatewright.client-id=web",
          "gatewright.client-secret=not to be shown",
          "gatewright.base-url=https://app.acme.test");

  @Test
  @DisplayName("makes a client and a login of four properties, and a redirect URI of the base URL")
  void complete() {
    complete.run(context -> {
      assertThat(context).hasSingleBean(WebLogin.class).hasSingleBean(AgentArguments.class);
      assertThat(context.getBean(IdpClient.class).redirectUri())
          .isEqualTo("https://app.acme.test/callback");
      assertThat(context.getBean(FilterRegistrationBean.class).getFilter())
          .isInstanceOf(LoginFilter.class);
      assertThat(context.getBean(GatewrightProperties.class).toString())
          .doesNotContain("not to be shown");
    });
  }

  @Test
  @DisplayName("does nothing without an issuer, and nothing where there is no web application")
  void nothing() {
    bare.run(context ->
        assertThat(context)
            .doesNotHaveBean(IdpClient.class)
            .doesNotHaveBean(WebLogin.class)
            .doesNotHaveBean(AgentArguments.class)
            .hasSingleBean(GatewrightAbsence.class));
    new ApplicationContextRunner()
        .withConfiguration(ALL)
        .withPropertyValues("gatewright.issuer=https://login.acme.test")
        .run(context -> assertThat(context).doesNotHaveBean(IdpClient.class));
  }

  @Test
  @DisplayName("leaves the place of every part to the application's own")
  void replaced() {
    var own =
        IdpClient.builder()
            .issuer("https://other.acme.test")
            .clientId("own")
            .redirectUri("https://app.acme.test/callback")
            .build();
    bare.withBean(IdpClient.class, () -> own)
        .run(context -> {
          assertThat(context).getBean(IdpClient.class).isSameAs(own);
          assertThat(context).hasSingleBean(WebLogin.class);
        });
    complete
        .withPropertyValues(
            "gatewright.session.store=jdbc",
            "gatewright.session.secrets=32-bytes-of-a-secret-as-long-as-it-is")
        .withBean(TokenStore.class, () -> new InMemoryTokenStore(Clock.systemUTC()))
        .run(context -> assertThat(context).hasSingleBean(TokenStore.class));
  }

  @Test
  @DisplayName("says which property is wrong, why, and what to write, and never a secret")
  void misconfigured() {
    assertThat(failure("gatewright.client-id="))
        .isEqualTo(
            "Gatewright cannot log anybody in: gatewright.client-id is not set. /"
                + " Set it to the client's identifier at the provider.");
    assertThat(failure("gatewright.issuer="))
        .startsWith("Gatewright cannot log anybody in: gatewright.issuer is no issuer identifier")
        .contains(".well-known/openid-configuration");
    assertThat(failure("gatewright.base-url="))
        .contains("gatewright.base-url is not set", "http://localhost:3000", "/callback");
    assertThat(failure("gatewright.base-url=app.acme.test"))
        .contains("gatewright.base-url is no http or https address: app.acme.test");
    assertThat(failure("gatewright.session.store=cookie"))
        .contains("gatewright.session.secrets is not set", "openssl rand -base64 32");
    assertThat(failure("gatewright.session.secrets=too-short"))
        .contains("gatewright.session.secrets has a secret of less than 32 bytes")
        .doesNotContain("too-short");
    assertThat(
            failure(
                "gatewright.session.store=jdbc",
                "gatewright.session.secrets=32-bytes-of-a-secret-as-long-as-it-is"))
        .contains("gatewright.session.store is jdbc", "spring.datasource.url");
  }

  /// What Spring Boot would print: the description and the action.
  private String failure(String... properties) {
    var found = new StringBuilder();
    complete
        .withPropertyValues(properties)
        .run(context ->
            found.append(
                analysis(Optional.ofNullable(context.getStartupFailure()).orElseThrow())
                    .map(said -> said.getDescription() + " / " + said.getAction())
                    .orElseThrow()));
    return found.toString();
  }

  private static Optional<FailureAnalysis> analysis(Throwable failure) {
    return SpringFactoriesLoader.forDefaultResourceLocation()
        .load(FailureAnalyzer.class, FailureHandler.handleMessage((name, broken) -> {}))
        .stream()
        .filter(MisconfiguredFailureAnalyzer.class::isInstance)
        .flatMap(analyzer -> Optional.ofNullable(analyzer.analyze(failure)).stream())
        .findFirst();
  }
}
