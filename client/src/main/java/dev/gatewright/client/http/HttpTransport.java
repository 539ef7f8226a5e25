package dev.gatewright.client.http;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/// The one outside call of the SDK: a request to the provider and its whole answer.
///
/// [JdkHttpTransport] is the one that is used unless the application hands in another, for a proxy,
/// a client certificate or its own metrics. An implementation follows no redirect, limits how long
/// an exchange may take and how long an answer may be, and may be called by many threads at once.
@FunctionalInterface
public interface HttpTransport {
  /// Sends a request and reads the whole answer.
  ///
  /// @throws IOException if no whole answer came: refused, broken, too slow or too long
  Response send(Request request) throws IOException;

  /// A request. `headers` have one value each; `body` is empty for GET.
  record Request(String method, URI target, Map<String, String> headers, String body) {
    public Request {
      headers = Map.copyOf(headers);
    }

    /// Leaves out headers and body, which carry secrets.
    @Override
    public String toString() {
      return method + " " + target.getScheme() + "://" + target.getAuthority() + target.getPath();
    }
  }

  /// An answer. The names of `headers` are lower case and each has its first value.
  record Response(int status, Map<String, String> headers, byte[] body) {
    public Response {
      headers = Map.copyOf(headers);
    }

    /// The first value of a header, by its lower-case name.
    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /// True for 200 to 299.
    public boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /// Leaves out headers and body, which carry secrets.
    @Override
    public String toString() {
      return "Response[" + status + ", " + body.length + " bytes]";
    }
  }
}
