package dev.gatewright.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.server.http.PagePolicy.FormTargets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class MessagesTest {
  @Test
  @DisplayName("RFC 6265 §4.1: a session cookie of a secure origin is __Host-, Secure and HttpOnly")
  void sessionCookie() {
    assertThat(Cookie.session("sid", "v", true, "/").setCookie())
        .isEqualTo("__Host-sid=v; Path=/; Secure; HttpOnly; SameSite=Lax");
    assertThat(Cookie.session("sid", "v", true, "/acme").setCookie())
        .isEqualTo("__Secure-sid=v; Path=/acme; Secure; HttpOnly; SameSite=Lax");
    assertThat(Cookie.session("sid", "v", false, "/").lasting(Duration.ofDays(1)).setCookie())
        .isEqualTo("sid=v; Path=/; Max-Age=86400; HttpOnly; SameSite=Lax");
    assertThat(Cookie.session("sid", "v", true, "/").removal().setCookie()).contains("Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a;b", "a b", "a\r\nb", "a,b", "a\"b", "é"})
  @DisplayName("A cookie value that could become an attribute or a header cannot be built")
  void cookieInjection(String value) {
    assertThatThrownBy(() -> Cookie.session("sid", value, true, "/"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("Cookies that browsers drop cannot be built, and cookies print no value")
  void impossibleCookies() {
    assertThatThrownBy(() -> Cookie.session("__Host-sid", "v", false, "/"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> Cookie.session("sid", "v", false, "/").withSameSite(Cookie.SameSite.NONE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> new Cookie("__Host-a", "v", true, Cookie.SameSite.LAX, "/x", Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(Cookie.session("sid", "hidden", true, "/").toString()).doesNotContain("hidden");
  }

  @Test
  @DisplayName("RFC 9700 §4.16: pages cannot be framed, cached, or given foreign code")
  void pagePolicy() {
    var headers = SecurityHeaders.page(PagePolicy.STRICT);

    var csp = headers.first("Content-Security-Policy").orElseThrow();
    assertThat(csp)
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .contains("form-action 'self';")
        .doesNotContain("unsafe");
    assertThat(headers.first("X-Frame-Options")).contains("DENY");
    assertThat(headers.first("Cache-Control")).contains("no-store");
    assertThat(headers.first("Referrer-Policy")).contains("no-referrer");
    assertThat(headers.has("Strict-Transport-Security")).isFalse();
    assertThat(
            SecurityHeaders.page(PagePolicy.STRICT.withHttps(true))
                .has("Strict-Transport-Security"))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.test:8443/cb?x=1, https://app.test:8443",
    "http://localhost:3000, http://localhost:3000",
    "http://[::1]:3000/cb, http:",
    "com.example.app:/cb, com.example.app:",
    "myapp://host/cb, myapp:"
  })
  @DisplayName("A login page may post to where the login finally leads, and no further")
  void formTargets(String redirectUri, String source) {
    assertThat(FormTargets.endingAt(redirectUri))
        .isEqualTo(new FormTargets.HereAnd(List.of(source)));
  }

  @Test
  @DisplayName(
      "A source that would end its directive cannot be built; the directive can be left out")
  void cspInjection() {
    for (var bad : List.of("https://a; script-src *", "a b", "a,b", "'unsafe-inline'", "")) {
      assertThatThrownBy(() -> PagePolicy.STRICT.withImages(List.of(bad)))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(
            SecurityHeaders.page(PagePolicy.STRICT.withFormTargets(new FormTargets.Anywhere()))
                .first("Content-Security-Policy")
                .orElseThrow())
        .doesNotContain("form-action");
  }

  @Test
  @DisplayName("Routes match whole path parts byte for byte; literal patterns win over variables")
  void routes() {
    Handler none = _ -> HttpResponse.empty(204);
    var routes =
        Routes.of(
            Route.get("/", none),
            Route.get("/login", none),
            Route.get("/{issuer}/login", none),
            Route.get("/admin/{rest}", none),
            Route.get("/{issuer}/{page}/x", none));

    assertThat(pattern(routes, "/")).isEqualTo("/");
    assertThat(pattern(routes, "/login")).isEqualTo("/login");
    assertThat(pattern(routes, "/acme/login")).isEqualTo("/{issuer}/login");
    assertThat(pattern(routes, "/admin/login")).isEqualTo("/admin/{rest}");
    assertThat(pattern(routes, "/admin/login/x")).isEqualTo("/{issuer}/{page}/x");
    assertThat(routes.match("/acme/y/x").orElseThrow().variables())
        .isEqualTo(Map.of("issuer", "acme", "page", "y"));
    for (var other : List.of("/LOGIN", "/login/", "/acme/login/", "/acme", "/a/b/c", "/a/b/x/y")) {
      assertThat(routes.match(other)).as(other).isEmpty();
    }
    assertThatThrownBy(() -> Routes.of(Route.get("/a", none), Route.get("/a", none)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Routes.of(Route.get("/{a}", none), Route.get("/{b}", none)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("A log line is one JSON object, whatever its values hold")
  void jsonLog() {
    var record = new LogRecord(Level.WARNING, "bad \r\n\u001b[31m\u2028 {0}");
    record.setLoggerName("dev.gatewright");
    record.setParameters(
        new Object[] {new LogFields("R-1", Map.of("name", "a\n{\"level\":\"INFO\"}\u0000"))});
    record.setThrown(new IllegalStateException("line\nline"));

    var line = new JsonLogFormatter().format(record);

    assertThat(line).endsWith("}\n");
    assertThat(line.substring(0, line.length() - 1).chars()).allMatch(c -> c >= 32 && c < 127);
    var json = JsonMapper.shared().readTree(line);
    assertThat(json.get("ref").asString()).isEqualTo("R-1");
    assertThat(json.get("level").asString()).isEqualTo("warn");
    assertThat(json.get("fields").get("name").asString()).startsWith("a\n{");
    assertThat(json.get("error").asString()).contains("IllegalStateException");
    assertThat(new PlainLogFormatter().format(record).lines().findFirst().orElseThrow())
        .contains(" warn gatewright: bad ")
        .doesNotContain("\u001b");
  }

  private static String pattern(Routes routes, String path) {
    return routes.match(path).orElseThrow().resource().pattern();
  }
}
