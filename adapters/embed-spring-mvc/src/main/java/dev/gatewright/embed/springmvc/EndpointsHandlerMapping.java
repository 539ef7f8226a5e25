package dev.gatewright.embed.springmvc;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.wire.HttpReply;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.multipart.MultipartRequest;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/// Mounts the endpoints in a Spring MVC application, before its controllers; whatever they do not
/// serve goes on to those. Thread-safe.
///
/// ```java
/// @Bean
/// HandlerMapping authorizationServer(Endpoints<HttpServletRequest> endpoints) {
///   return new EndpointsHandlerMapping("/auth", endpoints);
/// }
/// ```
///
/// Spring Security has to let clients pass, which send no CSRF token and no user's password, and to
/// leave preflights alone: give the mount point a filter chain of its own, before the
/// application's. Who is logged in is known in it all the same.
///
/// ```java
/// @Bean
/// @Order(1)
/// SecurityFilterChain authorizationServerSecurity(HttpSecurity http) {
///   return http.securityMatcher("/auth/**")
///       .csrf(CsrfConfigurer::disable)
///       .cors(CorsConfigurer::disable)
///       .build();
/// }
/// ```
public final class EndpointsHandlerMapping implements HandlerMapping, Ordered {
  private final String mount;
  private final Endpoints<HttpServletRequest> endpoints;

  /// Serves `endpoints` below the path `mount` of the application, such as `/auth`, or at its root
  /// if it is empty.
  ///
  /// @throws IllegalArgumentException unless `mount` is empty or begins with a slash and ends
  ///   without one
  public EndpointsHandlerMapping(String mount, Endpoints<HttpServletRequest> endpoints) {
    if (!mount.isEmpty() && (!mount.startsWith("/") || mount.endsWith("/"))) {
      throw new IllegalArgumentException(
          "the mount point is empty, or begins with a slash and ends without one, as in /auth");
    }
    this.mount = mount;
    this.endpoints = endpoints;
  }

  /// First: another mapping that knew one of these paths would answer preflights by itself.
  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public @Nullable HandlerExecutionChain getHandler(HttpServletRequest request) {
    var path = pathBelowMount(request);
    return endpoints.serves(path) ? new HandlerExecutionChain(handler(path)) : null;
  }

  private HttpRequestHandler handler(String path) {
    return (request, response) -> send(endpoints.answer(call(request, path), request), response);
  }

  /// Not decoded. Path parameters, such as a session's id, are no part of it (Jakarta Servlet 6.1
  /// §3.5).
  private String pathBelowMount(HttpServletRequest request) {
    var sent = ServletRequestPathUtils.parse(request).pathWithinApplication().value();
    var path = sent.replaceAll(";[^/]*", "");
    return path.startsWith(mount) ? path.substring(mount.length()) : "";
  }

  private static HttpCall call(HttpServletRequest request, String path)
      throws ServletException, IOException {
    return HttpCall.builder(request.getMethod(), path)
        .query(Optional.ofNullable(request.getQueryString()).orElse(""))
        .headers(name -> Collections.list(request.getHeaders(name)))
        .body(body(request))
        .remoteAddress(request.getRemoteAddr())
        .build();
  }

  /// The bytes as they were sent. Of a form whose parameters a filter asked for, Spring writes them
  /// anew, unless a query is mixed with them (RFC 6749 §2.3.1 wants them apart).
  private static byte[] body(HttpServletRequest request) throws ServletException, IOException {
    var sent = request.getInputStream().readNBytes(HttpCall.READ_AT_MOST);
    if (sent.length > 0 || !request.getMethod().equals("POST")) {
      return sent;
    }
    var form = new ServletServerHttpRequest(request).getBody().readNBytes(HttpCall.READ_AT_MOST);
    if (form.length == 0
        && request.getContentLengthLong() > 0
        && !(request instanceof MultipartRequest)) { // Those Spring reads itself.
      throw new ServletException(
          "the body was read before it came to the authorization server: exclude its paths from"
              + " the filter that reads bodies or calls getParameter");
    }
    return form;
  }

  private static void send(HttpReply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    response.getOutputStream().write(reply.body());
  }
}
