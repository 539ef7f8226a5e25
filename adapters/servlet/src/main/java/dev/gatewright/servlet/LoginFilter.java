package dev.gatewright.servlet;

import dev.gatewright.client.Agent;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.client.web.WebLoginBuilder;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Login for a servlet application: answers `/login`, `/callback`, `/logout` and
/// `/backchannel-logout`, and gives every other request its person.
///
/// ```java
/// var login = WebLogin.builder(idp).sessions(new HttpSessions()).cookieSecret(secret);
/// var filter = LoginFilter.builder(login).publicPaths("/", "/assets/*").build();
/// context.addFilter("login", filter).addMappingForUrlPatterns(null, false, "/*");
/// ```
///
/// In `web.xml` it is configured by init-params. Map it to `/*`, before any filter that wants to
/// know the person. Its rules are about requests from outside: what the application forwards,
/// includes or dispatches itself has passed them already.
///
/// The person is looked up, and tokens are renewed, when somebody asks: a protected path does, the
/// application does with `getUserPrincipal()` (an [AgentPrincipal]), `getRemoteUser()`,
/// `isUserInRole(scope)` (true for each granted scope value), `getAttribute(LoginFilter.AGENT)` or
/// [#agent]. Ask before the answer begins; afterwards nobody is logged in who was not asked for
/// before.
public final class LoginFilter implements Filter {
  /// The request attribute that holds the [Agent] while somebody is logged in.
  public static final String AGENT = "dev.gatewright.client.Agent";

  /// For how long to come back later, if the provider does not say.
  private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

  private final Assembly assembly;
  private volatile @Nullable Parts parts;

  private record Parts(WebLogin login, PathRules rules) {}

  /// What `init` makes the parts of.
  @FunctionalInterface
  private interface Assembly {
    Parts parts(FilterConfig config) throws ServletException;
  }

  /// A filter that a container makes, and that its init-params configure.
  public LoginFilter() {
    this(System::getenv);
  }

  /// As [#LoginFilter()] with other environment variables.
  LoginFilter(UnaryOperator<@Nullable String> environment) {
    this.assembly = config -> configured(new InitParameters(config, environment), config);
  }

  private LoginFilter(Function<FilterConfig, WebLogin> login, PathRules rules) {
    this.assembly = config -> new Parts(login.apply(config), rules);
  }

  /// Starts the configuration of a filter in code. The login's root becomes the context path of the
  /// application that the filter is added to. Until told otherwise, every path is protected.
  public static Builder builder(WebLoginBuilder login) {
    return new Builder(config -> login.root(config.getServletContext().getContextPath()).build());
  }

  /// As [#builder(WebLoginBuilder)], for a login that is there already. Its root must be where
  /// browsers find the application.
  public static Builder builder(WebLogin login) {
    return new Builder(config -> login);
  }

  private static Parts configured(InitParameters parameters, FilterConfig config)
      throws ServletException {
    var configured = new ConfiguredLogin(parameters);
    var login = configured.login().root(config.getServletContext().getContextPath());
    try {
      return new Parts(login.build(), configured.rules());
    } catch (IllegalArgumentException | IllegalStateException doesNotFit) {
      throw new ServletException(
          "The filter " + config.getFilterName() + " cannot start: " + doesNotFit.getMessage(),
          doesNotFit);
    }
  }

  /// Finishes the configuration.
  ///
  /// @throws ServletException if it is not complete or does not fit; the message names the
  ///   init-param and the cure
  @Override
  public void init(FilterConfig config) throws ServletException {
    parts = assembly.parts(config);
  }

  /// The person of a request, at any place behind the filter, error pages included; empty if nobody
  /// is logged in, or no filter handled the request.
  ///
  /// @throws IdpException.Unavailable if the session must be renewed and the provider cannot be
  ///   reached; left alone it is answered with 503
  public static Optional<Agent> agent(ServletRequest request) {
    return RequestPerson.of(request).flatMap(RequestPerson::agent);
  }

  @Override
  public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
      throws IOException, ServletException {
    if (anyRequest instanceof HttpServletRequest request
        && anyResponse instanceof HttpServletResponse response) {
      filter(initialized(), request, response, chain);
    } else {
      chain.doFilter(anyRequest, anyResponse);
    }
  }

  private static void filter(
      Parts parts, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var exchange = new ServletExchange(request, response);
    var known = RequestPerson.of(request).filter(person -> person.isOf(parts.login()));
    if (known.isPresent() && !known.get().goOnWith(exchange)) {
      chain.doFilter(new LoginRequest(request, known.get()), response);
      return;
    }
    try {
      var person = known.orElseGet(() -> new RequestPerson(parts.login(), exchange));
      person.putInto(request);
      try {
        answer(parts, person, request, response, chain);
      } catch (IdpException failed) {
        explain(failed, person, response);
      }
    } finally {
      ExchangeEnd.await(request, exchange);
    }
  }

  private static void answer(
      Parts parts,
      RequestPerson person,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    if (request.getDispatcherType() == DispatcherType.REQUEST) {
      if (parts.login().handle(person.exchange())) {
        return;
      }
      if (parts.rules().protects(request) && person.agent().isEmpty()) {
        parts.login().challenge(person.exchange());
        return;
      }
    }
    try {
      chain.doFilter(new LoginRequest(request, person), response);
    } catch (ServletException wrapped) {
      if (wrapped.getRootCause() instanceof IdpException failed) {
        throw failed;
      }
      throw wrapped;
    }
  }

  /// What the application left to us: a provider that is away, and a session that ended while the
  /// request was under way. Everything else is a mistake that somebody must see.
  private static void explain(
      IdpException failed, RequestPerson person, HttpServletResponse response) throws IOException {
    if (person.exchange().isAnswered()) {
      throw failed;
    }
    if (failed instanceof IdpException.Unavailable away) {
      response.resetBuffer();
      retryAfter(response, away);
      person
          .exchange()
          .respond(
              503,
              "text/plain; charset=utf-8",
              "The login service does not answer. Try again in a moment.");
    } else if (failed instanceof IdpException.LoginRequired) {
      response.resetBuffer();
      person.forget();
      person.login().challenge(person.exchange());
    } else {
      throw failed;
    }
  }

  /// Says when to come back.
  static void retryAfter(HttpServletResponse response, IdpException.Unavailable away) {
    var seconds = away.retryAfter().orElse(RETRY_AFTER).toSeconds();
    response.setHeader("Retry-After", String.valueOf(seconds));
    response.setHeader("Cache-Control", "no-store");
  }

  private Parts initialized() throws ServletException {
    var now = parts;
    if (now == null) {
      throw new ServletException(
          "the LoginFilter was not initialized: add it to the application as a filter, instead of"
              + " calling it");
    }
    return now;
  }

  /// Configures a [LoginFilter].
  ///
  /// A pattern is a path below the context path (`/account`) or a folder with all below it
  /// (`/admin/*`), written decoded.
  public static final class Builder {
    private final Function<FilterConfig, WebLogin> login;
    private PathRules rules = PathRules.DEFAULT;

    private Builder(Function<FilterConfig, WebLogin> login) {
      this.login = login;
    }

    /// The paths that need a login, instead of all. Without any the filter sends nobody to log in,
    /// and the application decides for itself, with [LoginFilter#agent].
    ///
    /// @throws IllegalArgumentException if one is no pattern; the message says which form it needs
    public Builder protectedPaths(String... patterns) {
      rules = new PathRules(PathPattern.parseAll(List.of(patterns)), rules.publicPaths());
      return this;
    }

    /// The paths that need no login although they are protected otherwise, instead of none.
    ///
    /// @throws IllegalArgumentException if one is no pattern; the message says which form it needs
    public Builder publicPaths(String... patterns) {
      rules = new PathRules(rules.protectedPaths(), PathPattern.parseAll(List.of(patterns)));
      return this;
    }

    /// The filter.
    public LoginFilter build() {
      return new LoginFilter(login, rules);
    }
  }
}
