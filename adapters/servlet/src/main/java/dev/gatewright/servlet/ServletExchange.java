package dev.gatewright.servlet;

import dev.gatewright.client.CallbackParameters;
import dev.gatewright.client.web.WebExchange;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// A servlet request and its response as the SDK's [WebExchange].
///
/// Containers use request and response objects again for other people's requests, so an exchange is
/// closed when its request is over, and refuses headers from then on: an agent that outlives its
/// request must not send its cookie to somebody else.
public final class ServletExchange implements WebExchange {
  private static final String FORM = "application/x-www-form-urlencoded";

  /// How a container writes a session's identifier into addresses (Jakarta Servlet 6.0 §7.1.3). It
  /// is a secret, and belongs into no address to come back to.
  private static final Pattern SESSION_ID = Pattern.compile("(?i);jsessionid=[^;/]*");

  private final HttpServletRequest request;
  private final HttpServletResponse response;
  private volatile boolean closed;

  public ServletExchange(HttpServletRequest request, HttpServletResponse response) {
    this.request = request;
    this.response = response;
  }

  /// The request of this exchange.
  ///
  /// @throws IllegalStateException if it is over
  HttpServletRequest request() {
    if (closed) {
      throw new IllegalStateException("the request is over: its person is not known any more");
    }
    return request;
  }

  /// True if no header can be added any more: the answer has begun, or the request is over.
  boolean isAnswered() {
    return closed || response.isCommitted();
  }

  boolean isClosed() {
    return closed;
  }

  /// Ends the use of the request and the response.
  synchronized void close() {
    closed = true;
  }

  @Override
  public String method() {
    return request.getMethod().toUpperCase(Locale.ROOT);
  }

  @Override
  public String path() {
    var sent = request.getRequestURI();
    var context = request.getContextPath();
    var below = sent.startsWith(context) ? sent.substring(context.length()) : sent;
    var path = SESSION_ID.matcher(below).replaceAll("");
    return path.isEmpty() ? "/" : path;
  }

  @Override
  public String rawQuery() {
    var query = request.getQueryString();
    return query == null ? "" : query;
  }

  @Override
  public List<String> headers(String name) {
    var values = request.getHeaders(name);
    return values == null ? List.of() : Collections.list(values);
  }

  /// Reads the body itself. Where a filter before this one has done so, by asking for a parameter,
  /// the container's parameters are taken, without those of the query.
  @Override
  public CallbackParameters form(int maxLength) throws IOException {
    if (!isForm() || request.getContentLengthLong() > maxLength) {
      return CallbackParameters.of(Map.of());
    }
    var body = request.getInputStream().readNBytes(maxLength + 1);
    if (body.length > maxLength) {
      return CallbackParameters.of(Map.of());
    }
    return body.length > 0
        ? CallbackParameters.parse(new String(body, StandardCharsets.US_ASCII))
        : CallbackParameters.of(parametersOfBody());
  }

  private boolean isForm() {
    var type = request.getContentType();
    return type != null && type.split(";", 2)[0].strip().equalsIgnoreCase(FORM);
  }

  /// A parameter's values are those of the query followed by those of the body (Jakarta Servlet 6.0
  /// §3.1).
  private Map<String, List<String>> parametersOfBody() {
    var inQuery = CallbackParameters.parse(rawQuery());
    var ofBody = new LinkedHashMap<String, List<String>>();
    request
        .getParameterMap()
        .forEach((name, values) -> {
          var own = new ArrayList<>(Arrays.asList(values));
          inQuery.one(name).ifPresent(own::remove);
          if (!own.isEmpty()) {
            ofBody.put(name, List.copyOf(own));
          }
        });
    return ofBody;
  }

  /// @throws IllegalStateException if the answer has begun or the request is over: a cookie would
  ///   be lost, and with it the session
  @Override
  public synchronized void addHeader(String name, String value) {
    if (isAnswered()) {
      throw new IllegalStateException(
          "the answer has begun, so "
              + name
              + " cannot be added: ask for the person, and for the access token, before the first"
              + " byte is written, or keep sessions in the HTTP session or a token store");
    }
    response.addHeader(name, value);
  }

  @Override
  public void redirect(URI target) {
    response.setStatus(HttpServletResponse.SC_SEE_OTHER);
    response.setHeader("Location", target.toString());
    response.setContentLength(0);
  }

  @Override
  public void respond(int status, String contentType, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.setContentType(contentType);
    response.setContentLength(bytes.length);
    response.getOutputStream().write(bytes);
  }

  @Override
  public String toString() {
    return "ServletExchange[" + method() + " " + path() + "]";
  }
}
