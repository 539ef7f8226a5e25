package dev.gatewright.protocol.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.issuer.ErrorResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// One HTTP answer, complete. Building one with a header that could not be sent throws, so a value
/// that holds a line break never becomes a header of its own (RFC 9110 §5.5).
///
/// @param status 200 to 599
/// @param headers in the order to be sent; `Content-Length` is among them only for a HEAD request,
///   elsewhere the server adds it
/// @param body not a copy: do not write to it
public record HttpReply(int status, List<Header> headers, byte[] body) {
  private static final byte[] NO_BYTES = {};

  public HttpReply {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("not a final status: " + status);
    }
    headers = List.copyOf(headers);
  }

  /// A header field.
  public record Header(String name, String value) {
    public Header {
      if (name.isEmpty() || !name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')) {
        throw new IllegalArgumentException("not a header name");
      }
      if (!value.chars().allMatch(c -> (c >= ' ' && c < 127) || c == '\t')) {
        throw new IllegalArgumentException("the value of header " + name + " cannot be sent");
      }
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

  /// Sends the browser to `location` with GET, whatever the request's method was (RFC 9110
  /// §15.4.4); nothing is kept, and the next page does not learn this address.
  public static HttpReply redirect(String location) {
    return empty(303)
        .with("Location", location)
        .with("Cache-Control", "no-store")
        .with("Referrer-Policy", "no-referrer");
  }

  /// A page that is not kept and that no other site can frame (RFC 6749 §10.13).
  public static HttpReply html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page.getBytes(UTF_8))
        .with("Cache-Control", "no-store")
        .with("X-Content-Type-Options", "nosniff")
        .with("X-Frame-Options", "DENY")
        .with("Referrer-Policy", "no-referrer");
  }

  static HttpReply of(int status, String contentType, byte[] body) {
    return new HttpReply(status, List.of(new Header("Content-Type", contentType)), body);
  }

  /// JSON for a program, never kept (RFC 6749 §5.1).
  static HttpReply json(int status, byte[] json) {
    return of(status, "application/json; charset=utf-8", json)
        .with("Cache-Control", "no-store")
        .with("Pragma", "no-cache")
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer");
  }

  /// An error of an endpoint (RFC 6749 §5.2).
  static HttpReply error(ErrorResponse response) {
    var reply = json(response.status(), response.json());
    return response
        .wwwAuthenticate()
        .map(challenge -> reply.with("WWW-Authenticate", challenge))
        .orElse(reply);
  }

  /// This answer with one more header.
  ///
  /// @throws IllegalArgumentException if the name or value could not be sent as one header
  public HttpReply with(String name, String value) {
    var longer = new ArrayList<>(headers);
    longer.add(new Header(name, value));
    return new HttpReply(status, longer, body);
  }

  /// The first value of the field `name`, compared without regard to letter case.
  public Optional<String> header(String name) {
    return headers.stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /// As the answer to HEAD: the length of the body in its place (RFC 9110 §9.3.2).
  HttpReply withoutBody() {
    return new HttpReply(
        status, with("Content-Length", Integer.toString(body.length)).headers, NO_BYTES);
  }

  @Override
  public String toString() {
    return "HttpReply[" + status + ", " + headers + ", " + body.length + " bytes]";
  }
}
