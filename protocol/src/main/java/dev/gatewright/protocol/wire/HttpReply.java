package dev.gatewright.protocol.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One HTTP answer, complete: what every endpoint gives, and what an adapter sends. A header that
/// could not be sent throws when it is added, so a value that holds a line break never becomes a
/// header of its own (RFC 9110 §5.5).
public final class HttpReply {
  private static final byte[] NO_BYTES = {};

  private static final List<Header> JSON =
      List.of(
          new Header("Content-Type", "application/json; charset=utf-8"),
          new Header("Cache-Control", "no-store"),
          new Header("Pragma", "no-cache"),
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("Referrer-Policy", "no-referrer"));

  private static final List<Header> HTML =
      List.of(
          new Header("Content-Type", "text/html; charset=utf-8"),
          new Header("Cache-Control", "no-store"),
          new Header("X-Content-Type-Options", "nosniff"),
          new Header("X-Frame-Options", "DENY"),
          new Header("Referrer-Policy", "no-referrer"));

  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  private HttpReply(int status, List<Header> headers, byte[] body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /// A header field.
  public record Header(String name, String value) {
    public Header {
      if (name.isEmpty() || !isSendable(name, true)) {
        throw new IllegalArgumentException("not a header name");
      }
      if (!isSendable(value, false)) {
        throw new IllegalArgumentException("the value of header " + name + " cannot be sent");
      }
    }

    private static boolean isSendable(String text, boolean name) {
      for (var i = 0; i < text.length(); i++) {
        var c = text.charAt(i);
        var isText = c > ' ' && c < 127;
        if (name ? !isText || c == ':' : !isText && c != ' ' && c != '\t') {
          return false;
        }
      }
      return true;
    }

    /// The name only: values can be secrets.
    @Override
    public String toString() {
      return name;
    }
  }

  /// An answer without a body.
  public static HttpReply empty(int status) {
    return new HttpReply(status, List.of(), NO_BYTES);
  }

  /// An answer with this body, which the caller must not write to any more.
  public static HttpReply of(int status, String contentType, byte[] body) {
    return new HttpReply(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /// JSON for a program, never kept (RFC 6749 §5.1). The caller must not write to `json` any more.
  public static HttpReply json(int status, byte[] json) {
    return new HttpReply(status, JSON, json);
  }

  /// A page that is not kept and that no other site can frame (RFC 6749 §10.13).
  public static HttpReply html(int status, String page) {
    return new HttpReply(status, HTML, page.getBytes(UTF_8));
  }

  /// Sends the browser to `location` with GET, whatever the request's method was, so that no posted
  /// password goes along (RFC 9700 §4.12); nothing is kept, and the next page does not learn this
  /// address.
  public static HttpReply redirect(String location) {
    return empty(303)
        .with("Location", location)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }

  /// This answer with one more header.
  ///
  /// @throws IllegalArgumentException if the name or value could not be sent as one header
  public HttpReply with(String name, String value) {
    return with(List.of(new Header(name, value)));
  }

  /// This answer with these headers too.
  public HttpReply with(List<Header> more) {
    if (more.isEmpty()) {
      return this;
    }
    var longer = new ArrayList<Header>(headers.size() + more.size());
    longer.addAll(headers);
    longer.addAll(more);
    return new HttpReply(status, List.copyOf(longer), body);
  }

  /// As the answer to HEAD: the length of the body in its place (RFC 9110 §9.3.2).
  public HttpReply withoutBody() {
    var measured = with("Content-Length", Integer.toString(body.length));
    return new HttpReply(status, measured.headers, NO_BYTES);
  }

  /// The status, 200 to 599.
  public int status() {
    return status;
  }

  /// The headers in the order to be sent; unmodifiable. `Content-Length` is among them only for a
  /// HEAD request: elsewhere the server adds it.
  public List<Header> headers() {
    return headers;
  }

  /// The first value of the field `name`, compared without regard to letter case.
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /// The body; not a copy: do not write to it.
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "HttpReply[" + status + ", " + headers + ", " + body.length + " bytes]";
  }
}
