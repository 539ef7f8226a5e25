package dev.gatewright.servlet;

import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.client.resource.Authorization;
import dev.gatewright.client.resource.Challenge;
import dev.gatewright.client.resource.TokenVerifier;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Protects an API: lets a request through if its `Authorization` header holds an access token that
/// is good for this API and has the scope values it takes, and answers 400, 401 or 403 with
/// `WWW-Authenticate` otherwise (RFC 6750 §3).
///
/// ```java
/// var filter = BearerFilter.of(verifier, "projects:read");
/// context.addFilter("api", filter).addMappingForUrlPatterns(null, false, "/api/*");
/// ```
///
/// In `web.xml` its init-params are `issuer`, `audience` and `scopes`; the last two may hold
/// several values between spaces. Behind it `getUserPrincipal()` is a [TokenPrincipal] and
/// `isUserInRole(scope)` is true for each scope value of the token. It protects what it is mapped
/// to, with the container's own matching: the same patterns as the API's servlets, or their names.
public final class BearerFilter implements Filter {
  /// The request attribute that holds the [AccessToken].
  public static final String TOKEN = "dev.gatewright.client.resource.AccessToken";

  private static final String ISSUER = "issuer";
  private static final String AUDIENCE = "audience";
  private static final String SCOPES = "scopes";

  private final Assembly assembly;
  private volatile @Nullable Parts parts;

  private record Parts(TokenVerifier verifier, List<String> scopes) {}

  /// What this filter found out about a request, for when it is dispatched again.
  private record Checked(BearerFilter by, AccessToken token) {}

  /// What `init` makes the parts of.
  @FunctionalInterface
  private interface Assembly {
    Parts parts(FilterConfig config) throws ServletException;
  }

  /// A filter that a container makes, and that its init-params configure.
  public BearerFilter() {
    this(System::getenv);
  }

  /// As [#BearerFilter()] with other environment variables.
  BearerFilter(UnaryOperator<@Nullable String> environment) {
    this.assembly = config -> configured(new InitParameters(config, environment));
  }

  private BearerFilter(Parts parts) {
    this.assembly = config -> parts;
  }

  /// A filter that takes what this verifier finds good.
  ///
  /// @param scopes what every request's token must have, none for any good token
  public static BearerFilter of(TokenVerifier verifier, String... scopes) {
    return new BearerFilter(new Parts(verifier, List.of(scopes)));
  }

  /// The access token of a request behind the filter.
  public static Optional<AccessToken> token(ServletRequest request) {
    return request.getAttribute(TOKEN) instanceof AccessToken token
        ? Optional.of(token)
        : Optional.empty();
  }

  /// Answers a request that is not served, as the filter does; for what only the API can decide,
  /// with [Challenge#insufficientScope].
  public static void refuse(HttpServletResponse response, Challenge challenge) throws IOException {
    response.setHeader("WWW-Authenticate", challenge.wwwAuthenticate());
    response.setHeader("Cache-Control", "no-store");
    var body = challenge.error().map(error -> "{\"error\":\"" + error + "\"}").orElse("");
    answer(response, challenge.status(), body);
  }

  private static Parts configured(InitParameters parameters) throws ServletException {
    parameters.requireKnown(List.of(ISSUER, AUDIENCE, SCOPES));
    var verifier =
        TokenVerifier.builder()
            .issuer(parameters.required(ISSUER, "https://login.example.com"))
            .audience(parameters.requiredList(AUDIENCE, "https://api.example.com"));
    return new Parts(verifier.build(), parameters.list(SCOPES).orElse(List.of()));
  }

  /// Finishes the configuration.
  ///
  /// @throws ServletException if it is not complete or does not fit; the message names the
  ///   init-param and the cure
  @Override
  public void init(FilterConfig config) throws ServletException {
    parts = assembly.parts(config);
  }

  @Override
  public void doFilter(ServletRequest anyRequest, ServletResponse anyResponse, FilterChain chain)
      throws IOException, ServletException {
    if (!(anyRequest instanceof HttpServletRequest request)
        || !(anyResponse instanceof HttpServletResponse response)) {
      throw new ServletException("the BearerFilter protects HTTP requests and no others");
    }
    var checked = checkedBefore(request);
    if (checked.isPresent()) {
      letThrough(checked.get(), request, response, chain);
      return;
    }
    Authorization authorization;
    try {
      authorization = authorize(request);
    } catch (IdpException.Unavailable away) {
      unavailable(response, away);
      return;
    }
    if (authorization instanceof Authorization.Granted granted) {
      request.setAttribute(Checked.class.getName(), new Checked(this, granted.token()));
      letThrough(granted.token(), request, response, chain);
    } else if (authorization instanceof Authorization.Refused refused) {
      refuse(response, refused.challenge());
    }
  }

  private Authorization authorize(HttpServletRequest request) throws ServletException {
    var now = parts;
    if (now == null) {
      throw new ServletException(
          "the BearerFilter was not initialized: add it to the application as a filter, instead of"
              + " calling it");
    }
    var headers = request.getHeaders("Authorization");
    return now.verifier()
        .authorize(
            headers == null ? List.of() : Collections.list(headers),
            now.scopes().toArray(String[]::new));
  }

  private Optional<AccessToken> checkedBefore(HttpServletRequest request) {
    return request.getAttribute(Checked.class.getName()) instanceof Checked checked
            && checked.by() == this
        ? Optional.of(checked.token())
        : Optional.empty();
  }

  private static void letThrough(
      AccessToken token,
      HttpServletRequest request,
      HttpServletResponse response,
      FilterChain chain)
      throws IOException, ServletException {
    request.setAttribute(TOKEN, token);
    chain.doFilter(new BearerRequest(request, new TokenPrincipal(token)), response);
  }

  private static void unavailable(HttpServletResponse response, IdpException.Unavailable away)
      throws IOException {
    LoginFilter.retryAfter(response, away);
    answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "{\"error\":\"unavailable\"}");
  }

  private static void answer(HttpServletResponse response, int status, String json)
      throws IOException {
    var bytes = json.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType("application/json");
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }
}
