package dev.gatewright.embed.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.testing.EmbeddedHost;
import dev.gatewright.protocol.testing.Params;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A filter before the servlet has read the body already")
final class BodyReadBeforeTest {
  private static final Filter ASKS_FOR_A_PARAMETER =
      (request, response, chain) -> {
        request.getParameter("_method");
        chain.doFilter(request, response);
      };
  private static final Filter READS_THE_BODY =
      (request, response, chain) -> {
        request.getInputStream().readAllBytes();
        chain.doFilter(request, response);
      };

  private final Endpoints<HttpServletRequest> endpoints =
      new EmbeddedHost()
          .endpoints((asked, client, request) -> {
            throw new AssertionError("nobody asks");
          });

  @AutoClose("stop")
  private final JettyApplication application = new JettyApplication();

  @AutoClose private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> failures = new ArrayList<>();

  private URI start(Filter filter) throws Exception {
    return application
        .filter(this::failures)
        .filter(filter)
        .servlet(new EndpointsServlet(endpoints), "/*")
        .start();
  }

  private void failures(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    try {
      chain.doFilter(request, response);
    } catch (ServletException e) {
      failures.add(String.valueOf(e.getMessage()));
      throw e;
    }
  }

  private HttpResponse<String> post(URI address, Params form) throws Exception {
    var request =
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Authorization", EmbeddedHost.basic())
            .POST(BodyPublishers.ofString(form.encoded()));
    return http.send(request.build(), BodyHandlers.ofString());
  }

  @Test
  @DisplayName("A form whose parameters it asked for arrives with every one of them")
  void parameters() throws Exception {
    var address = start(ASKS_FOR_A_PARAMETER);
    var sent = EmbeddedHost.request().again("resource", "https://\u00e9.test/?a=b&c=d+e");

    var reply = post(URI.create(address + "/authorize"), sent);

    assertThat(reply.headers().firstValue("Location")).hasValue("./authorize?" + sent.encoded());
  }

  @Test
  @DisplayName("RFC 6749 §3.2: a parameter that was sent twice is refused all the same")
  void repeated() throws Exception {
    var address = start(ASKS_FOR_A_PARAMETER);
    var sent = Params.of("grant_type", "client_credentials");

    assertThat(post(URI.create(address + "/token"), sent).statusCode()).isEqualTo(200);
    assertThat(post(URI.create(address + "/token"), sent.again("grant_type", "a")).body())
        .contains("\"invalid_request\"");
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: what the query says is never taken for the form")
  void query() throws Exception {
    var address = start(ASKS_FOR_A_PARAMETER);

    var reply =
        post(
            URI.create(address + "/token?scope=notes"),
            Params.of("grant_type", "client_credentials"));

    assertThat(reply.statusCode()).isEqualTo(500);
    assertThat(failures)
        .singleElement()
        .asString()
        .contains("exclude the servlet's paths from the filter");
  }

  @Test
  @DisplayName("A body that is gone is a mistake told")
  void gone() throws Exception {
    var address = start(READS_THE_BODY);

    post(URI.create(address + "/token"), Params.of("grant_type", "client_credentials"));

    assertThat(failures)
        .singleElement()
        .asString()
        .contains("exclude the servlet's paths from the filter");
  }
}
