package dev.gatewright.protocol.http;

import java.util.List;
import java.util.Optional;

/// One HTTP request, complete with its body.
///
/// @param method as sent, such as `GET`
/// @param path below the place where the endpoints are mounted, not decoded: it begins with a
///   slash, or is empty at the mount point itself
/// @param query what stands behind the `?`, not decoded; empty when there is none
/// @param headers finds header fields
/// @param body all of it, or of a longer one the first [#READ_AT_MOST] bytes, never more; not a
///   copy: do not write to it
public record HttpCall(String method, String path, String query, Headers headers, byte[] body) {

  /// The longest body that is accepted, in bytes; a longer one is answered 413 (RFC 9110 §15.5.14).
  public static final int LARGEST_BODY = 64 * 1024;

  /// How many bytes of a body an adapter has to read: one more than are accepted, by which a longer
  /// body is known. What follows may stay unread.
  public static final int READ_AT_MOST = LARGEST_BODY + 1;

  public HttpCall {
    if (body.length > READ_AT_MOST) {
      throw new IllegalArgumentException(
          "the adapter read more of a body than READ_AT_MOST bytes, which a sender can exploit");
    }
  }

  /// The header fields of a request.
  @FunctionalInterface
  public interface Headers {
    /// Every value of the field `name`, which is compared without regard to letter case; empty when
    /// it was not sent (RFC 9110 §5.1).
    List<String> all(String name);
  }

  /// The first value of the field `name`.
  Optional<String> header(String name) {
    return headers.all(name).stream().findFirst();
  }

  /// Method and path only: everything else can hold credentials.
  @Override
  public String toString() {
    return "HttpCall[" + method + " " + path + "]";
  }
}
