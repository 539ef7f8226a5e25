package dev.gatewright.embed.springmvc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.Params;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@DisplayName("A filter before the endpoints has read the body already")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BodyReadBeforeTest {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final BootApplication application = new BootApplication();
  private final HttpClient http = HttpClient.newHttpClient();
  private URI base = URI.create("http://localhost");

  /// An application with Spring's HiddenHttpMethodFilter, which asks for the parameter `_method`.
  @Configuration(proxyBeanMethods = false)
  static class Application extends PlainApplication {
    final Queue<String> failures = new ConcurrentLinkedQueue<>();

    /// Reads whole bodies if told to, and keeps what went wrong after it.
    @Bean
    Filter reader() {
      return (request, response, chain) -> {
        if ("yes".equals(((HttpServletRequest) request).getHeader("X-Read-Before"))) {
          request.getInputStream().readAllBytes();
        }
        try {
          chain.doFilter(request, response);
        } catch (ServletException e) {
          failures.add(String.valueOf(e.getMessage()));
          throw e;
        }
      };
    }
  }

  @BeforeAll
  void start() {
    Endpoints<HttpServletRequest> endpoints =
        new EmbeddedHost()
            .endpoints((asked, client, request) -> {
              throw new AssertionError("nobody asks");
            });
    base =
        application.start(
            Application.class, endpoints, "--spring.mvc.hiddenmethod.filter.enabled=true");
  }

  @AfterAll
  void stop() {
    http.close();
    application.stop();
  }

  private HttpResponse<String> post(String path, String type, String body, String... headers)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(base + path))
            .header("Content-Type", type)
            .header("Authorization", EmbeddedHost.basic())
            .POST(BodyPublishers.ofString(body));
    for (var i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  @DisplayName("A form whose parameters it asked for arrives with every one of them")
  void parameters() throws Exception {
    var sent = EmbeddedHost.request().again("resource", "https://\u00e9.test/?a=b&c=d+e").encoded();

    var reply = post("/auth/authorize", FORM, sent);

    assertThat(reply.headers().firstValue("Location")).hasValue("./authorize?" + sent);
  }

  @Test
  @DisplayName("RFC 6749 §3.2: a parameter that was sent twice is refused all the same")
  void repeated() throws Exception {
    var sent = Params.of("grant_type", "client_credentials");

    assertThat(post("/auth/token", FORM, sent.encoded()).statusCode()).isEqualTo(200);
    assertThat(post("/auth/token", FORM, sent.again("grant_type", "a").encoded()).body())
        .contains("\"invalid_request\"");
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: what the query says is never taken for the form")
  void query() throws Exception {
    var reply = post("/auth/token?scope=notes", FORM, "grant_type=client_credentials");

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(reply.body()).doesNotContain("access_token");
  }

  @Test
  @DisplayName("A body that is gone is a mistake told")
  void gone() throws Exception {
    post("/auth/token", "application/json", "{}", "X-Read-Before", "yes");

    assertThat(application.bean(Application.class).failures)
        .anyMatch(failure -> failure.contains("exclude its paths from the filter"));
  }

  @Test
  @DisplayName("A multipart body, which Spring reads, is refused for its type")
  void multipart() throws Exception {
    var part = "--x\r\nContent-Disposition: form-data; name=\"grant_type\"\r\n\r\na\r\n--x--\r\n";

    var reply = post("/auth/token", "multipart/form-data; boundary=x", part);

    assertThat(reply.statusCode()).isEqualTo(415);
    assertThat(reply.body()).contains("neither a form nor JSON");
  }

  @Test
  @DisplayName("Paths are as they were sent, and path parameters are no part of them")
  void spelling() throws Exception {
    assertThat(get("/auth/jwks;jsessionid=a1")).isEqualTo(200);
    assertThat(get("/auth/jwk%73")).isEqualTo(404);
  }

  private int get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(base + path)).build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }
}
