package dev.gatewright.protocol.http;

import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.wire.BodyParser;
import dev.gatewright.protocol.wire.FormDecoder;
import dev.gatewright.protocol.wire.MessageLimits;
import dev.gatewright.protocol.wire.ParsedBody;
import dev.gatewright.protocol.wire.RequestHeaders;
import java.util.Optional;

/// One HTTP request, complete with its body.
public final class HttpCall {

  /// The longest body that is accepted, in bytes; a longer one is answered 413 (RFC 9110 §15.5.14).
  public static final int LARGEST_BODY = 64 * 1024;

  /// How many bytes of a body an adapter has to read: one more than are accepted, by which a longer
  /// body is known. What follows may stay unread.
  public static final int READ_AT_MOST = LARGEST_BODY + 1;

  private final String method;
  private final String path;
  private final String query;
  private final RequestHeaders headers;
  private final byte[] body;
  private final Optional<String> remoteAddress;

  private HttpCall(Builder builder) {
    this.method = builder.method;
    this.path = builder.path;
    this.query = builder.query;
    this.headers = builder.headers;
    this.body = builder.body;
    this.remoteAddress = builder.remoteAddress;
  }

  /// Begins a request.
  ///
  /// @param method as sent, such as `GET`
  /// @param path below the place where the endpoints are mounted, not decoded: it begins with a
  ///   slash, or is empty at the mount point itself
  public static Builder builder(String method, String path) {
    return new Builder(method, path);
  }

  public String method() {
    return method;
  }

  public String path() {
    return path;
  }

  /// What stands behind the `?`, not decoded; empty when there is none.
  public String query() {
    return query;
  }

  public RequestHeaders headers() {
    return headers;
  }

  /// Not a copy: do not write to it.
  public byte[] body() {
    return body;
  }

  /// Whom the request came from, where the adapter says.
  public Optional<String> remoteAddress() {
    return remoteAddress;
  }

  /// The first value of the field `name`.
  Optional<String> header(String name) {
    var sent = headers.all(name);
    return sent.isEmpty() ? Optional.empty() : Optional.of(sent.getFirst());
  }

  /// Path and query, as they were sent.
  String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  ParsedBody parseQuery() {
    return FormDecoder.query(query, MessageLimits.STANDARD);
  }

  ParsedBody parseBody() {
    if (body.length > LARGEST_BODY) {
      return new ParsedBody.Malformed(
          Reason.REQUEST_TOO_LARGE, "body.too_large", "the body is too large");
    }
    return BodyParser.parse(
        headers.all("Content-Type"),
        !headers.all("Content-Encoding").isEmpty(),
        body,
        MessageLimits.STANDARD);
  }

  /// Method and path only: everything else can hold credentials.
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + path + "]";
  }

  /// Builds a request; what is not said was not sent.
  public static final class Builder {
    private static final byte[] NO_BYTES = {};

    private final String method;
    private final String path;
    private String query = "";
    private RequestHeaders headers = RequestHeaders.NONE;
    private byte[] body = NO_BYTES;
    private Optional<String> remoteAddress = Optional.empty();

    private Builder(String method, String path) {
      this.method = method;
      this.path = path;
    }

    /// What stands behind the `?`, not decoded.
    public Builder query(String value) {
      query = value;
      return this;
    }

    /// Finds the header fields.
    public Builder headers(RequestHeaders value) {
      headers = value;
      return this;
    }

    /// All of the body, or of a longer one the first [#READ_AT_MOST] bytes, never more. It is not
    /// copied.
    ///
    /// @throws IllegalArgumentException if it is longer, which a sender could exploit
    public Builder body(byte[] value) {
      if (value.length > READ_AT_MOST) {
        throw new IllegalArgumentException(
            "the adapter read more of a body than READ_AT_MOST bytes, which a sender can exploit");
      }
      body = value;
      return this;
    }

    /// Whom it came from: an IP address as text, as far as the adapter can tell behind its proxies.
    public Builder remoteAddress(String value) {
      remoteAddress = Optional.of(value);
      return this;
    }

    public HttpCall build() {
      return new HttpCall(this);
    }
  }
}
