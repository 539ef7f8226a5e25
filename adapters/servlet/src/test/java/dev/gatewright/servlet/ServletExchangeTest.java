package dev.gatewright.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A servlet request as an exchange")
final class ServletExchangeTest {
  private static final int MAX_FORM = 64;

  @AutoClose private final JettyApplication application = JettyApplication.at("/app");
  private final AtomicReference<ServletExchange> kept = new AtomicReference<>();

  private URI start() {
    application
        .servlet("/form", new Notebook.Page((request, response) -> form(request, response)))
        .servlet(
            "/form-read-before",
            new Notebook.Page((request, response) -> {
              request.getParameter("a");
              return form(request, response);
            }))
        .servlet(
            "/written",
            new Notebook.Page((request, response) -> {
              response.flushBuffer();
              return refusal(new ServletExchange(request, response));
            }))
        .servlet("/*", new Notebook.Page((request, response) -> path(request, response)))
        .start();
    return application.url("");
  }

  private static String form(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var form = new ServletExchange(request, response).form(MAX_FORM);
    return form.one("a").orElse("none") + " " + form.one("b").orElse("none");
  }

  private static String refusal(ServletExchange exchange) {
    try {
      exchange.addHeader("Set-Cookie", "a=b");
      return "added";
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private String path(HttpServletRequest request, HttpServletResponse response) {
    var exchange = new ServletExchange(request, response);
    kept.set(exchange);
    return exchange.method() + " " + exchange.path() + " " + exchange.rawQuery();
  }

  private static HttpResponse<String> post(URI address, String body) {
    return new Visitor().post(address, body);
  }

  @Test
  @DisplayName("The path is the one sent, below the context path, without a session's identifier")
  void path() throws IOException {
    start();
    var port = application.port();

    assertThat(RawHttp.get(port, "/app/caf%C3%A9?q=%20&r")).endsWith("GET /caf%C3%A9 q=%20&r");
    assertThat(RawHttp.get(port, "/app/a;x=1;jsessionid=SECRET/b")).endsWith("GET /a;x=1/b ");
    assertThat(RawHttp.get(port, "/app/callback;JSESSIONID=SECRET?code=1"))
        .endsWith("GET /callback code=1");
    assertThat(RawHttp.get(port, "/app/")).endsWith("GET / ");
  }

  @Test
  @DisplayName("A form is read as UTF-8, and not beyond the limit")
  void form() {
    var base = start();

    assertThat(post(URI.create(base + "/form"), "a=%C3%A4&b=1+2").body()).isEqualTo("ä 1 2");
    assertThat(post(URI.create(base + "/form"), "a=1&b=" + "x".repeat(MAX_FORM)).body())
        .isEqualTo("none none");
    assertThat(post(URI.create(base + "/form?a=2"), "b=1").body()).isEqualTo("none 1");
  }

  @Test
  @DisplayName(
      "A form that another filter has read is taken from it, without the query's parameters")
  void formReadBefore() {
    var base = URI.create(start() + "/form-read-before");

    assertThat(post(base, "a=1&b=2").body()).isEqualTo("1 2");
    assertThat(post(URI.create(base + "?a=query"), "b=2").body()).isEqualTo("none 2");
    assertThat(post(URI.create(base + "?a=query"), "a=body&b=2").body()).isEqualTo("body 2");
  }

  @Test
  @DisplayName("A cookie that could not be sent any more is refused, not lost")
  void tooLate() {
    start();

    assertThat(new Visitor().open(application.url("/written")).body())
        .startsWith("the answer has begun, so Set-Cookie cannot be added");
  }

  @Test
  @DisplayName("A closed exchange adds nothing to whoever's response the container made of it")
  void closed() {
    start();
    new Visitor().open(application.url("/x"));
    var exchange = kept.get();
    exchange.close();

    assertThat(refusal(exchange)).startsWith("the answer has begun");
  }
}
