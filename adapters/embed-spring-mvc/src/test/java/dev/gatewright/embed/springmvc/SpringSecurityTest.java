package dev.gatewright.embed.springmvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.Params;
import jakarta.servlet.http.HttpServletRequest;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

@DisplayName("The endpoints and Spring Security")
final class SpringSecurityTest {
  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]* value=\"([^\"]+)\"");

  private final EmbeddedHost host = new EmbeddedHost();
  private final Endpoints<HttpServletRequest> endpoints =
      host.endpoints(new SpringLogin(host.clock()));

  @AutoClose("stop")
  private final BootApplication application = new BootApplication();

  @AutoClose
  private final HttpClient browser =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

  /// An application that forgot the endpoints' filter chain.
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  @Import(MountedEndpoints.class)
  static class Forgetful {}

  private HttpResponse<String> get(URI address) throws Exception {
    return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(URI address, Params form, String... headers) throws Exception {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.encoded()));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return browser.send(request.build(), BodyHandlers.ofString());
  }

  private static URI location(HttpResponse<?> reply) {
    return reply.uri().resolve(reply.headers().firstValue("Location").orElse("nowhere"));
  }

  @Test
  @DisplayName("A user logs in with Spring Security's form, and is sent on to the client")
  void login() throws Exception {
    var address =
        application.start(
            SecuredApplication.class,
            endpoints,
            "--spring.security.user.name=ada",
            "--spring.security.user.password=difference-engine");
    var authorize = URI.create(address + "/auth/authorize?" + EmbeddedHost.request().encoded());

    var loginPage = location(get(authorize));
    var token = CSRF.matcher(get(loginPage).body());
    assertThat(token.find()).isTrue();
    var loggedIn =
        post(
            loginPage,
            Params.of("username", "ada")
                .with("password", "difference-engine")
                .with("_csrf", token.group(1)));
    assertThat(location(loggedIn)).isEqualTo(authorize);

    assertThat(location(get(authorize)).toString()).startsWith(EmbeddedHost.CALLBACK + "?code=");
  }

  @Test
  @DisplayName("Without a filter chain of their own, Spring Security blocks the endpoints")
  void blocked() throws Exception {
    var address = application.start(Forgetful.class, endpoints);

    var reply =
        post(
            URI.create(address + "/auth/token"),
            Params.of("grant_type", "client_credentials"),
            "Authorization",
            EmbeddedHost.basic());

    assertThat(reply.statusCode()).isIn(401, 403);
    assertThat(reply.body()).doesNotContain("access_token");
  }
}
