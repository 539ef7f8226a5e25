package dev.gatewright.client;

import java.net.URI;
import java.util.Set;

/// The syntax of an issuer identifier: an `https` address without query and fragment (OpenID
/// Connect Discovery §3); `http` on this machine, for development.
final class IssuerAddress {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private IssuerAddress() {}

  static String checked(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw refused(text, "is not an address");
    }
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused(text, "is not an address of a host without query and fragment");
    }
    var onThisMachine = LOOPBACK.contains(uri.getHost()) || uri.getHost().endsWith(".localhost");
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && onThisMachine)) {
      throw refused(text, "is not served with https: only localhost may do without");
    }
    return text;
  }

  private static IllegalArgumentException refused(String text, String why) {
    return new IllegalArgumentException(
        "the issuer \"" + ForeignText.printable(text) + "\" " + why);
  }
}
