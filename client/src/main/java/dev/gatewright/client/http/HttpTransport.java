package dev.gatewright.client.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The one outside call of the SDK: a request to the provider and its whole answer.
///
/// [JdkHttpTransport] is the one that is used unless the application hands in another, for a proxy,
/// a client certificate or its own metrics. An implementation follows no redirect, limits how long
/// an exchange may take and how long an answer may be, decodes a compressed answer, and may be
/// called by many threads at once.
@FunctionalInterface
public interface HttpTransport {
  /// Sends a request and reads the whole answer.
  ///
  /// @throws IOException if no whole answer came: refused, broken, too slow or too long
  Response send(Request request) throws IOException;

  /// A request. Immutable.
  final class Request {
    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final String body;

    private Request(String method, URI target, Map<String, String> headers, String body) {
      this.method = method;
      this.target = target;
      this.headers = Map.copyOf(headers);
      this.body = body;
    }

    /// A GET request.
    public static Request get(URI target, Map<String, String> headers) {
      return new Request("GET", target, headers, "");
    }

    /// A POST request.
    public static Request post(URI target, Map<String, String> headers, String body) {
      return new Request("POST", target, headers, body);
    }

    /// `GET` or `POST`.
    public String method() {
      return method;
    }

    /// Where it goes.
    public URI target() {
      return target;
    }

    /// Its headers, one value each.
    public Map<String, String> headers() {
      return headers;
    }

    /// Its body, in UTF-8; empty for GET.
    public String body() {
      return body;
    }

    /// Leaves out headers, query and body, which carry secrets.
    @Override
    public String toString() {
      return method + " " + target.getScheme() + "://" + target.getAuthority() + target.getPath();
    }
  }

  /// An answer.
  final class Response {
    private final int status;
    private final Map<String, String> headers;
    private final byte[] body;

    private Response(int status, Map<String, String> headers, byte[] body) {
      this.status = status;
      this.headers = Map.copyOf(headers);
      this.body = body;
    }

    /// An answer.
    ///
    /// @param headers the first value of each, by its name in lower case
    /// @param body decoded: not compressed any more
    public static Response of(int status, Map<String, String> headers, byte[] body) {
      return new Response(status, headers, body);
    }

    /// The HTTP status.
    public int status() {
      return status;
    }

    /// The first value of a header, by its lower-case name.
    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// The whole body.
    public byte[] body() {
      return body;
    }

    /// True for 200 to 299.
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /// True if the same request may succeed later without anybody's doing: the server could not
    /// just now (408, 425, 429, 5xx; RFC 9110 §15.5.9, §15.6).
    public boolean isPassing() {
      return status == 408 || status == 425 || status == 429 || status >= 500;
    }

    /// Leaves out headers and body, which carry secrets.
    @Override
    public String toString() {
      return "Response[" + status + ", " + body.length + " bytes]";
    }
  }
}
