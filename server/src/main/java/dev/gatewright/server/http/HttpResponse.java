package dev.gatewright.server.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.wire.HttpReply;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// One answer, complete, or with a body that is written as it goes. Building one with a header that
/// could not be sent throws, so a value that holds a line break never becomes a header.
public final class HttpResponse {
  private static final byte[] NO_BYTES = {};
  private static final HttpResponse LOST =
      new HttpResponse(499, Headers.NONE, NO_BYTES, Optional.empty());
  private static final Headers HTML = Headers.of("Content-Type", "text/html; charset=utf-8");
  private static final Headers JSON = Headers.of("Content-Type", "application/json; charset=utf-8");
  private static final Headers TEXT = Headers.of("Content-Type", "text/plain; charset=utf-8");

  private final int status;
  private final Headers headers;
  private final byte[] body;
  private final Optional<Stream> stream;

  /// A body of any length, of which no more is held at once than is written at once.
  ///
  /// It is written by the thread of the handler, which waits for a reader who is slow, and not at
  /// all for a `HEAD`. What it throws before it wrote anything is answered as of a handler;
  /// afterwards the connection breaks, so that nobody takes the beginning for the whole.
  @FunctionalInterface
  public interface Stream {
    void writeTo(OutputStream out) throws IOException;
  }

  private HttpResponse(int status, Headers headers, byte[] body, Optional<Stream> stream) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.stream = stream;
  }

  private static HttpResponse complete(int status, Headers headers, byte[] body) {
    return new HttpResponse(status, headers, body, Optional.empty());
  }

  public static HttpResponse empty(int status) {
    return complete(status, Headers.NONE, NO_BYTES);
  }

  /// In place of an answer: the connection ends without one, as when the network breaks.
  public static HttpResponse lost() {
    return LOST;
  }

  /// Takes the bytes over: the caller must not write to them any more.
  public static HttpResponse of(int status, Headers headers, byte[] body) {
    return complete(status, headers, body);
  }

  /// An answer of the engine's, header for header.
  public static HttpResponse of(HttpReply reply) {
    var sent = reply.headers();
    var flat = new String[2 * sent.size()];
    for (var i = 0; i < sent.size(); i++) {
      flat[2 * i] = sent.get(i).name();
      flat[2 * i + 1] = sent.get(i).value();
    }
    return complete(reply.status(), Headers.checked(flat), reply.body());
  }

  public static HttpResponse html(int status, byte[] body) {
    return complete(status, HTML, body);
  }

  public static HttpResponse html(int status, String body) {
    return html(status, body.getBytes(UTF_8));
  }

  public static HttpResponse json(int status, byte[] body) {
    return complete(status, JSON, body);
  }

  public static HttpResponse json(int status, String body) {
    return json(status, body.getBytes(UTF_8));
  }

  public static HttpResponse json(int status, Stream stream) {
    return new HttpResponse(status, JSON, NO_BYTES, Optional.of(stream));
  }

  public static HttpResponse text(int status, String body) {
    return complete(status, TEXT, body.getBytes(UTF_8));
  }

  /// 303: the browser follows with GET and does not send a posted password on (RFC 9700 §4.12).
  public static HttpResponse redirect(String location) {
    return empty(303).withHeader("Location", location);
  }

  public HttpResponse withHeader(String name, String value) {
    return new HttpResponse(status, headers.plus(name, value), body, stream);
  }

  public HttpResponse withHeaders(Headers more) {
    return new HttpResponse(status, headers.plus(more), body, stream);
  }

  public HttpResponse withCookie(Cookie cookie) {
    return withHeader("Set-Cookie", cookie.setCookie());
  }

  boolean isLost() {
    return this == LOST;
  }

  public int status() {
    return status;
  }

  public Headers headers() {
    return headers;
  }

  /// What writes the body, where it is not there yet.
  public Optional<Stream> stream() {
    return stream;
  }

  /// Not a copy: do not write to it. Empty where it is still to be written.
  public byte[] body() {
    return body;
  }

  @Override
  public String toString() {
    return "HttpResponse[" + status + ", " + body.length + " bytes]";
  }
}
