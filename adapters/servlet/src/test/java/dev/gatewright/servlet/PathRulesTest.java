package dev.gatewright.servlet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Protected and public paths")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PathRulesTest {
  private static final int PROTECTED = 401;
  private static final int REFUSED_BY_THE_CONTAINER = 400;

  private final JettyApplication strict = JettyApplication.at("/app");
  private final JettyApplication lenient = JettyApplication.lenient("/app");

  @BeforeAll
  void start() {
    for (var application : List.of(strict, lenient)) {
      application
          .filter(guard(rules(List.of("/admin/*", "/account"), List.of())), DispatcherType.REQUEST)
          .servlet("/*", new Answering())
          .start();
    }
  }

  @AfterAll
  void stop() {
    strict.close();
    lenient.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/admin",
        "/app/admin/",
        "/app/admin/users",
        "/app/admin;jsessionid=1/users",
        "/app/admin/users;jsessionid=1",
        "/app/;x=y/admin/users",
        "/app//admin/users",
        "/app/admin//users",
        "/app/%61dmin/users",
        "/app/%2561dmin/users",
        "/app/./admin/users",
        "/app/%2e/admin/users",
        "/app/public/../admin/users",
        "/app/public/%2e%2e/admin/users",
        "/app/public/..;/admin/users",
        "/app/public/..;x=y/admin/users",
        "/app/public/..%3b/admin/users",
        "/app/public/%252e%252e/admin/users",
        "/app/public%2f..%2fadmin/users",
        "/app/public%5c..%5cadmin/users",
        "/app/%5cadmin/users",
        "/app/admin%2fusers",
        "/app/admin%5cusers",
        "/app/admin%3bx/users",
        "/app/ADMIN/users",
        "/app/Admin",
        "/app/admin?x=/public",
        "/app/account",
        "/app/account/",
        "/app/account;a=b",
        "/app/account/;a=b",
        "/app/ACCOUNT",
        "/app/%61ccount//",
        "/%61pp/admin/users",
        "/app/../app/admin",
        "/app/%c0%ae%c0%ae/admin",
        "/app/%25252525252561dmin"
      })
  @DisplayName("However it is written, a protected path is never answered without a login")
  void noWayRound(String target) throws IOException {
    assertThat(RawHttp.status(strict.port(), target)).isIn(PROTECTED, REFUSED_BY_THE_CONTAINER);
    assertThat(RawHttp.status(lenient.port(), target)).isIn(PROTECTED, REFUSED_BY_THE_CONTAINER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/",
        "/app/administration",
        "/app/accounts",
        "/app/account/settings",
        "/app/x/admin",
        "/app/public/100%25",
        "/app/public/%25zz",
        "/app/public/caf%C3%A9"
      })
  @DisplayName("Other paths need none")
  void others(String target) throws IOException {
    assertThat(RawHttp.status(lenient.port(), target)).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/secret",
        "/assets",
        "/assets/..;/secret",
        "/assets/%2e%2e/secret",
        "/assets%2f..%2fsecret",
        "/ASSETS/site.css",
        "/about/",
        "/about/x",
        "/assetsx"
      })
  @DisplayName("A path is public only if it is exactly what was named, however it is read")
  void narrow(String target) throws IOException {
    try (var application = JettyApplication.lenient("")) {
      application
          .filter(
              guard(rules(List.of("/*"), List.of("/about", "/assets/*"))), DispatcherType.REQUEST)
          .servlet("/*", new Answering())
          .start();
      assertThat(RawHttp.status(application.port(), "/about")).isEqualTo(200);
      assertThat(RawHttp.status(application.port(), "/assets/site.css")).isEqualTo(200);
      if (!target.equals("/assets")) {
        assertThat(RawHttp.status(application.port(), target)).isEqualTo(PROTECTED);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "admin", "*.css", "/a*b", "/admin/", "//admin", "/a/../b", "/a%62"})
  @DisplayName("A pattern that would protect nothing is refused")
  void patternsThatMatchNothing(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the path pattern " + pattern);
  }

  @Test
  @DisplayName("Unless said otherwise every path is protected")
  void everyPath() {
    assertThat(PathRules.DEFAULT).isEqualTo(rules(List.of("/*"), List.of()));
  }

  private static PathRules rules(List<String> protectedPaths, List<String> publicPaths) {
    return new PathRules(PathPattern.parseAll(protectedPaths), PathPattern.parseAll(publicPaths));
  }

  private static Filter guard(PathRules rules) {
    return (request, response, chain) -> {
      if (rules.protects((HttpServletRequest) request)) {
        ((HttpServletResponse) response).setStatus(PROTECTED);
      } else {
        chain.doFilter(request, response);
      }
    };
  }

  private static final class Answering extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print("ok");
    }
  }
}
