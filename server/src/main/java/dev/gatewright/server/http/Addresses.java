package dev.gatewright.server.http;

import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/// Reads IP addresses as they are usually written; nothing is looked up, and the short and octal
/// spellings that some parsers accept are not addresses here.
final class Addresses {
  private static final int LONGEST = 45;

  private Addresses() {}

  static Optional<InetAddress> parse(String text) {
    var plausible = text.indexOf(':') >= 0 ? isIpv6Text(text) : isIpv4(text);
    if (!plausible) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /// An address with an optional port: `192.0.2.1`, `192.0.2.1:80`, `[2001:db8::1]:80`.
  static Optional<InetAddress> parseWithPort(String text) {
    if (text.startsWith("[")) {
      var close = text.indexOf(']');
      return close > 0 && isPortSuffix(text, close + 1)
          ? parse(text.substring(1, close))
          : Optional.empty();
    }
    var colon = text.indexOf(':');
    if (colon >= 0 && colon == text.lastIndexOf(':')) {
      return isPortSuffix(text, colon) ? parse(text.substring(0, colon)) : Optional.empty();
    }
    return parse(text);
  }

  /// Whether the rest of `text` is nothing, or a colon and a port.
  static boolean isPortSuffix(String text, int from) {
    if (from == text.length()) {
      return true;
    }
    if (text.charAt(from) != ':' || from + 1 == text.length() || text.length() - from > 6) {
      return false;
    }
    for (var i = from + 1; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return Integer.parseInt(text, from + 1, text.length(), 10) <= 65_535;
  }

  private static boolean isIpv4(String text) {
    var parts = text.split("\\.", 5);
    if (parts.length != 4) {
      return false;
    }
    for (var part : parts) {
      if (part.isEmpty() || part.length() > 3 || (part.length() > 1 && part.charAt(0) == '0')) {
        return false;
      }
      for (var i = 0; i < part.length(); i++) {
        if (part.charAt(i) < '0' || part.charAt(i) > '9') {
          return false;
        }
      }
      if (Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6Text(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (!HexFormat.isHexDigit(c) && c != ':' && c != '.') {
        return false;
      }
    }
    return text.length() <= LONGEST;
  }
}
