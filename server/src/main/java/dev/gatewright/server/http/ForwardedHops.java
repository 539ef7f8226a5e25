package dev.gatewright.server.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Takes apart what proxies write about the hops of a request, the farthest first, each as text
/// that is read only when it matters.
final class ForwardedHops {
  private static final int MOST_PAIRS = 8;

  private ForwardedHops() {}

  /// The elements of `Forwarded` (RFC 7239 §4).
  static List<String> standard(List<String> lines) {
    return elements(lines);
  }

  /// The addresses of `X-Forwarded-For`, as elements of `Forwarded`.
  static List<String> plain(List<String> lines) {
    return elements(lines).stream().map(address -> "for=\"" + address + '"').toList();
  }

  /// The elements of a list field, without empty ones (RFC 9110 §5.6.1), apart at commas outside
  /// quotes.
  private static List<String> elements(List<String> lines) {
    var elements = new ArrayList<String>();
    for (var line : lines) {
      var quoted = false;
      var start = 0;
      for (var i = 0; i <= line.length(); i++) {
        if (i == line.length() || (line.charAt(i) == ',' && !quoted)) {
          var element = line.substring(start, i).strip();
          if (!element.isEmpty()) {
            elements.add(element);
          }
          start = i + 1;
        } else if (line.charAt(i) == '"') {
          quoted = !quoted;
        }
      }
    }
    return elements;
  }

  /// One hop; what it does not say is empty.
  record Hop(String address, String proto, String host) {
    static final Hop SILENT = new Hop("", "", "");

    static Optional<Hop> parse(String element) {
      var hop = SILENT;
      for (var pair : element.split(";", MOST_PAIRS)) {
        var equals = pair.indexOf('=');
        if (equals < 1) {
          return Optional.empty();
        }
        var value = unquoted(pair.substring(equals + 1).strip());
        hop =
            switch (pair.substring(0, equals).strip().toLowerCase(Locale.ROOT)) {
              case "for" -> new Hop(value, hop.proto, hop.host);
              case "proto" -> new Hop(hop.address, value, hop.host);
              case "host" -> new Hop(hop.address, hop.proto, value);
              default -> hop;
            };
      }
      return Optional.of(hop);
    }

    /// Whether the proxy does not tell the address (RFC 7239 §6.2, §6.3), with or without a port.
    boolean isHidden() {
      var colon = address.indexOf(':');
      var node = colon < 0 ? address : address.substring(0, colon);
      return address.isEmpty() || node.equalsIgnoreCase("unknown") || node.startsWith("_");
    }

    private static String unquoted(String value) {
      var quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
      return quoted ? value.substring(1, value.length() - 1) : value;
    }
  }
}
