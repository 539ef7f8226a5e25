package dev.gatewright.client.internal;

import java.net.URI;

/// The syntax of an issuer identifier: an `https` address without query and fragment (OpenID
/// Connect Discovery §3); `http` on this machine, for development.
public final class IssuerAddress {
  private IssuerAddress() {}

  /// The address, if it may be one.
  ///
  /// @throws IllegalArgumentException if it may not
  public static String checked(String text) {
    URI uri;
    try {
      uri = URI.create(text);
    } catch (IllegalArgumentException notAnAddress) {
      throw refused(text, "is not an address");
    }
    if (uri.getHost() == null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused(text, "is not an address of a host without query and fragment");
    }
    var onThisMachine = LoopbackHosts.contains(uri.getHost());
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
