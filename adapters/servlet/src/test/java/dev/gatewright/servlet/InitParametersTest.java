package dev.gatewright.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.testkit.GatewrightExtension;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestUser;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("A filter that web.xml configures")
final class InitParametersTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test");
  private static final String SECRET = "a secret for tests alone, of 32 bytes or more";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("SECRET", SECRET, "SHORT", "too short", "HOST", "login.example.com");
  private static final Map<String, String> GOOD =
      Map.of(
          "issuer", "https://${HOST}/acme",
          "clientId", "shop",
          "clientSecretEnv", "SECRET",
          "redirectUri", "http://localhost:3000/app/callback");

  @RegisterExtension static final GatewrightExtension GATEWRIGHT = GatewrightExtension.with(ADA);

  private static void start(Filter filter, Map<String, String> parameters) {
    var holder = new FilterHolder(filter);
    holder.setName("login");
    holder.setInitParameters(parameters);
    try (var application = JettyApplication.at("/app")) {
      application.filter(holder, DispatcherType.REQUEST).start();
    }
  }

  private static Map<String, String> goodBut(String name, String value) {
    var parameters = new LinkedHashMap<>(GOOD);
    parameters.put(name, value);
    return parameters;
  }

  private static Filter loginFilter() {
    return new LoginFilter(ENVIRONMENT::get);
  }

  @Test
  @DisplayName("What is required is enough to start, without asking the provider")
  void enough() {
    start(loginFilter(), GOOD);
    start(loginFilter(), goodBut("cookieSecretEnv", "SECRET"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          issuer           | ''                    | is missing: set it, for example to https://
          issuer           | login.example.com     | The init-param issuer of the filter login cannot be used
          issuer           | https://${NOBODY}     | environment variable NOBODY, which is not set
          clientId         | ''                    | is missing
          redirectUri      | ''                    | http://localhost:3000/callback
          redirectUri      | http://localhost/cb   | not below the application's root /app
          clientSecretEnv  | UNSET                 | names the environment variable UNSET, which is not set
          clientSecret     | hunter2               | put it into an environment variable and name that in clientSecretEnv
          isuer            | https://a.example     | is not known; known are afterLogin
          sessions         | redis                 | it can be http
          sessions         | cookie                | The init-param cookieSecretEnv of the filter login is missing
          sessions         | jdbc                  | The init-param dataSource of the filter login is missing
          cookieSecretEnv  | SHORT                 | The init-param cookieSecretEnv of the filter login cannot be used
          protectedPaths   | /a *.css              | *.css is neither a path (/account) nor a folder (/admin/*)
          publicPaths      | assets/*              | The init-param publicPaths of the filter login cannot be used
          afterLogin       | https://evil.example  | cannot start: a path of this application starts with one slash
          loginPath        | log in                | cannot start
          postLogoutRedirectUri | http://a b       | The init-param postLogoutRedirectUri of the filter login cannot be used
          """)
  @DisplayName("A mistake stops the start and is named with its cure; secrets are not repeated")
  void mistakes(String name, String value, String message) {
    assertThatThrownBy(() -> start(loginFilter(), goodBut(name, value)))
        .hasStackTraceContaining(message)
        .satisfies(thrown -> assertThat(thrown.toString()).doesNotContain("hunter2", SECRET));
  }

  @Test
  @DisplayName("A database that is not there is named")
  void noDataSource() {
    var parameters = new LinkedHashMap<>(goodBut("sessions", "jdbc"));
    parameters.put("dataSource", "java:comp/env/jdbc/none");
    parameters.put("sessionKeyEnv", "SECRET");
    parameters.put("cookieSecretEnv", "SECRET");
    assertThatThrownBy(() -> start(loginFilter(), parameters))
        .hasStackTraceContaining("is java:comp/env/jdbc/none, where the container has no");
  }

  @Test
  @DisplayName("It logs people in, with its paths")
  void logsIn() {
    try (var application = JettyApplication.at("/app")) {
      var client =
          TestClient.web("configured")
              .redirectUri(application.url("/callback").toString())
              .firstParty();
      GATEWRIGHT.apply(client);
      var holder = new FilterHolder(new LoginFilter(Map.of("CLIENT_SECRET", client.secret())::get));
      holder.setInitParameters(
          Map.of(
              "issuer",
              GATEWRIGHT.issuer().toString(),
              "clientId",
              client.id(),
              "clientSecretEnv",
              "CLIENT_SECRET",
              "redirectUri",
              application.url("/callback").toString(),
              "scopes",
              "openid, email",
              "publicPaths",
              "/ /assets/*"));
      application
          .filter(holder, DispatcherType.REQUEST)
          .servlet("/*", new Notebook.Page((request, response) -> Notebook.who(request)))
          .start();
      var visitor = new Visitor();

      assertThat(visitor.open(application.url("/assets/a")).body()).isEqualTo("nobody");
      assertThat(visitor.logIn(GATEWRIGHT.server(), application.url("/notes"), ADA).body())
          .startsWith("ada@acme.test");
    }
  }
}
