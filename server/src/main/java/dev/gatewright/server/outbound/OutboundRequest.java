package dev.gatewright.server.outbound;

import java.net.URI;
import java.util.Map;

/// A request that is made for one caller alone, since it carries what is the caller's.
///
/// @param method `GET` or `POST`
/// @param headers besides those of the connection, one value each
/// @param body empty for GET
public record OutboundRequest(String method, URI uri, Map<String, String> headers, byte[] body) {
  private static final byte[] NOTHING = {};

  public OutboundRequest {
    headers = Map.copyOf(headers);
  }

  static OutboundRequest get(URI uri, String accept) {
    return new OutboundRequest("GET", uri, Map.of("Accept", accept), NOTHING);
  }

  /// Whether it can be written as it is: a line break in a value would begin a header of somebody
  /// else's choice (RFC 9110 §5.5).
  boolean isWritable() {
    return method.matches("GET|POST")
        && headers.keySet().stream().allMatch(name -> name.matches("[A-Za-z0-9-]+"))
        && headers.values().stream().allMatch(value -> value.matches("[\\x20-\\x7e]*"));
  }

  /// Leaves out headers, query and body, which may carry secrets.
  @Override
  public String toString() {
    return method + " " + uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
