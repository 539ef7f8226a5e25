package dev.gatewright.embed.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.http.HttpCall;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads the body of a request, which a filter may have read already.
final class RequestBody {
  private RequestBody() {}

  /// The bytes as they were sent. Of a form that a filter had the container read, which
  /// `getParameter` does, they are written anew from its parameters; with a query, nobody could
  /// tell the form's from the query's (RFC 6749 §2.3.1 wants them apart).
  ///
  /// @throws ServletException if the body is gone
  static byte[] read(HttpServletRequest request) throws ServletException, IOException {
    var sent = request.getInputStream().readNBytes(HttpCall.READ_AT_MOST);
    if (sent.length > 0 || !request.getMethod().equals("POST")) {
      return sent;
    }
    var form = request.getQueryString() == null ? form(request.getParameterMap()) : sent;
    if (form.length == 0 && request.getContentLengthLong() > 0) {
      throw new ServletException(
          "the body was read before it came to this servlet: exclude the servlet's paths from the"
              + " filter that reads bodies or calls getParameter");
    }
    return form;
  }

  private static byte[] form(Map<String, String[]> parameters) {
    return parameters.entrySet().stream()
        .flatMap(entry -> Stream.of(entry.getValue()).map(value -> pair(entry.getKey(), value)))
        .collect(Collectors.joining("&"))
        .getBytes(UTF_8);
  }

  private static String pair(String name, String value) {
    return URLEncoder.encode(name, UTF_8) + '=' + URLEncoder.encode(value, UTF_8);
  }
}
