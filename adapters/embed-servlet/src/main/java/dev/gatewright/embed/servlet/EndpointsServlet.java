package dev.gatewright.embed.servlet;

import dev.gatewright.protocol.http.Endpoints;
import dev.gatewright.protocol.http.HttpCall;
import dev.gatewright.protocol.wire.HttpReply;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;

/// Mounts the endpoints in a servlet application. Thread-safe.
///
/// ```java
/// context.addServlet("authorization", new EndpointsServlet(endpoints)).addMapping("/auth/*");
/// ```
///
/// With a prefix as here, paths count from behind it. Mapped to exact paths or as the default
/// servlet, they count from the context path: so `/authorize` and `/token` can stand at the root of
/// an application that has other servlets.
@SuppressWarnings("serial") // Containers do not serialize servlets.
public final class EndpointsServlet extends HttpServlet {
  private final Endpoints<HttpServletRequest> endpoints;

  /// Answers with `endpoints` whatever is mapped to this servlet, 404 for what they do not serve.
  public EndpointsServlet(Endpoints<HttpServletRequest> endpoints) {
    this.endpoints = endpoints;
  }

  /// @throws ServletException if the body was read before, and what it said is not to be had
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    send(endpoints.answer(call(request), request), response);
  }

  private static HttpCall call(HttpServletRequest request) throws ServletException, IOException {
    return HttpCall.builder(request.getMethod(), pathBelowMount(request))
        .query(Optional.ofNullable(request.getQueryString()).orElse(""))
        .headers(name -> Collections.list(request.getHeaders(name)))
        .body(RequestBody.read(request))
        .remoteAddress(request.getRemoteAddr())
        .build();
  }

  /// The path info as it was sent: the container's is decoded. Path parameters, such as a session's
  /// id, are no part of it (Jakarta Servlet 6.1 §3.5).
  private static String pathBelowMount(HttpServletRequest request) {
    var byPrefix = request.getHttpServletMapping().getMappingMatch() == MappingMatch.PATH;
    var mount = request.getContextPath() + (byPrefix ? request.getServletPath() : "");
    var path = request.getRequestURI();
    var below = 0;
    for (var i = mount.chars().filter(c -> c == '/').count(); i > 0 && below >= 0; i--) {
      below = path.indexOf('/', below + 1);
    }
    return below < 0 ? "" : path.substring(below).replaceAll(";[^/]*", "");
  }

  private static void send(HttpReply reply, HttpServletResponse response) throws IOException {
    response.setStatus(reply.status());
    reply.headers().forEach(header -> response.addHeader(header.name(), header.value()));
    response.getOutputStream().write(reply.body());
  }
}
