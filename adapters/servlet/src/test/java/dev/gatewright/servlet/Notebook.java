package dev.gatewright.servlet;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.client.web.WebLoginBuilder;
import dev.gatewright.testkit.TestClient;
import dev.gatewright.testkit.TestGatewright;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.eclipse.jetty.ee11.servlet.ErrorPageErrorHandler;

/// An application to log in to: pages that say who is there, and one that does not ask.
final class Notebook implements AutoCloseable {
  static final String COOKIE_SECRET = "a secret for tests alone, of 32 bytes or more";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final JettyApplication container;
  private final IdpClient idp;

  private Notebook(JettyApplication container, IdpClient idp) {
    this.container = container;
    this.idp = idp;
  }

  /// Everything is protected but `/static/*`, `/open/*`, `/broken` and `/cart`.
  ///
  /// @param contextPath empty for the root
  /// @param settings what the login has besides
  static Notebook start(
      TestGatewright provider, String contextPath, UnaryOperator<WebLoginBuilder> settings) {
    var container = JettyApplication.at(contextPath);
    var client =
        TestClient.web("notebook-" + NUMBER.incrementAndGet())
            .redirectUri(container.url("/callback").toString())
            .postLogoutRedirectUri(container.url("/").toString())
            .scopes("openid", "profile", "email", "notes:read")
            .refreshTokenAlways()
            .firstParty();
    provider.apply(client);
    var idp =
        IdpClient.builder()
            .issuer(provider.issuer())
            .clientId(client.id())
            .clientSecret(client.secret())
            .redirectUri(container.url("/callback"))
            .requestTimeout(Duration.ofMinutes(3))
            .clock(provider.clock())
            .build();
    var login =
        settings.apply(
            WebLogin.builder(idp)
                .cookieSecret(COOKIE_SECRET)
                .scopes("openid", "profile", "email", "notes:read")
                .clock(provider.clock()));
    container
        .filter(
            LoginFilter.builder(login)
                .publicPaths("/static/*", "/open/*", "/broken", "/cart")
                .build(),
            DispatcherType.REQUEST,
            DispatcherType.FORWARD,
            DispatcherType.INCLUDE,
            DispatcherType.ASYNC,
            DispatcherType.ERROR)
        .servlet("/static/*", new Page((request, response) -> "static"))
        .servlet("/forwarding", new Page(Notebook::forward))
        .servlet("/including", new Page(Notebook::include))
        .servlet("/async", new Page(Notebook::dispatchLater))
        .servlet("/broken", new Page(Notebook::fail))
        .servlet("/late", new Page(Notebook::whoIsLate))
        .servlet("/open/late", new Page(Notebook::whoIsLate))
        .servlet("/user-info", new Page((request, response) -> userInfo(request)))
        .servlet("/cart", new Page((request, response) -> cart(request)))
        .servlet("/subject", new Page((request, response) -> request.getRemoteUser()))
        .servlet("/sid", new Page((request, response) -> sid(request)))
        .servlet("/token", new Page((request, response) -> token(request)))
        .servlet("/*", new Page((request, response) -> who(request)));
    container.context().setErrorHandler(errorPage());
    container.start();
    return new Notebook(container, idp);
  }

  private static ErrorPageErrorHandler errorPage() {
    var pages = new ErrorPageErrorHandler();
    pages.addErrorPage(500, "/error-page");
    return pages;
  }

  URI url(String path) {
    return container.url(path);
  }

  JettyApplication container() {
    return container;
  }

  IdpClient idp() {
    return idp;
  }

  @Override
  public void close() {
    container.close();
  }

  static String who(HttpServletRequest request) {
    var principal = request.getUserPrincipal();
    if (principal == null) {
      return "nobody";
    }
    var agent = ((AgentPrincipal) principal).agent();
    return String.join(
        " ",
        agent.profile().email().orElse("?"),
        principal.getName().equals(request.getRemoteUser()) ? "named" : "unnamed",
        request.isUserInRole("notes:read") ? "reader" : "",
        request.isUserInRole("notes:write") ? "writer" : "",
        request.isUserInRole("**") ? "anybody" : "",
        request.isUserInRole("*") ? "star" : "",
        String.valueOf(request.getAuthType()),
        agent == request.getAttribute(LoginFilter.AGENT) ? "attribute" : "",
        LoginFilter.agent(request).isPresent() ? "agent" : "",
        "q=" + request.getParameter("q"));
  }

  private static String cart(HttpServletRequest request) {
    var session = request.getSession(true);
    var added = request.getParameter("add");
    if (added != null) {
      session.setAttribute("cart", added);
    }
    return session.getAttribute("cart") instanceof String cart ? cart : "empty";
  }

  private static String whoIsLate(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.flushBuffer();
    return who(request);
  }

  private static String userInfo(HttpServletRequest request) {
    return LoginFilter.agent(request).orElseThrow().userInfo().text("email").orElseThrow();
  }

  private static String sid(HttpServletRequest request) {
    var claims = LoginFilter.agent(request).orElseThrow().tokens().idTokenClaims();
    return claims.flatMap(each -> each.text("sid")).orElseThrow();
  }

  private static String token(HttpServletRequest request) {
    return LoginFilter.agent(request).orElseThrow().accessToken();
  }

  private static String forward(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    request.getRequestDispatcher("/forwarded").forward(request, response);
    return "";
  }

  private static String include(HttpServletRequest request, HttpServletResponse response)
      throws Exception {
    request.getRequestDispatcher("/included").include(request, response);
    return "";
  }

  /// Without the wrapped request, as a framework below may do it.
  private static String dispatchLater(HttpServletRequest request, HttpServletResponse response) {
    var async = request.startAsync();
    async.start(() -> async.dispatch("/dispatched"));
    return "";
  }

  private static String fail(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.sendError(500);
    return "";
  }

  /// What a page says.
  @FunctionalInterface
  interface Words {
    String say(HttpServletRequest request, HttpServletResponse response) throws Exception;
  }

  static final class Page extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Words words;

    Page(Words words) {
      this.words = words;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      String text;
      try {
        text = words.say(request, response);
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
      if (!text.isEmpty()) {
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      }
    }
  }
}
