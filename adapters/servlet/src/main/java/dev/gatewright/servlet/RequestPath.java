package dev.gatewright.servlet;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The path of a request in every way in which a part of the application may read it.
///
/// The container decodes and tidies a path before it finds the servlet (Jakarta Servlet 6.0
/// §3.5.2), and leaves some of that to configuration; frameworks and file systems behind it read
/// the path their own way. A rule about paths that knows one reading only is passed with another:
/// `/public/..;/admin`, `//admin`, `/%61dmin`.
final class RequestPath {
  /// How often a path may be encoded upon itself.
  private static final int MAX_DECODINGS = 4;

  private static final Pattern ESCAPES = Pattern.compile("(?:%[0-9A-Fa-f]{2})+");
  private static final char NOT_UTF_8 = '\uFFFD';

  private RequestPath() {}

  /// The path below the context path: as the container has it, the same tidied, and what the
  /// browser sent tidied.
  ///
  /// @return empty if one of them cannot be read at all: it leaves the root, is no UTF-8 or is
  ///   encoded over and over
  static Optional<Set<String>> readings(HttpServletRequest request) {
    String fromContainer;
    try {
      fromContainer = containers(request);
    } catch (IllegalArgumentException ambiguous) {
      return Optional.empty(); // So says Jetty of a path that it was told to let through.
    }
    var tidied = tidy(fromContainer);
    var sent = sentBelowContext(request).flatMap(RequestPath::tidy);
    if (tidied.isEmpty() || sent.isEmpty()) {
      return Optional.empty();
    }
    var readings = new LinkedHashSet<String>();
    readings.add(fromContainer);
    readings.add(tidied.get());
    readings.add(sent.get());
    return Optional.of(readings);
  }

  /// True if tidying changes nothing; the empty text is the root.
  static boolean isClean(String path) {
    return tidy(path).equals(Optional.of(path.isEmpty() ? "/" : path));
  }

  private static String containers(HttpServletRequest request) {
    var path = request.getServletPath();
    var rest = request.getPathInfo();
    var whole = rest == null ? path : path + rest;
    return whole.isEmpty() ? "/" : whole;
  }

  private static Optional<String> sentBelowContext(HttpServletRequest request) {
    var context = request.getContextPath();
    var sent = request.getRequestURI();
    if (sent.startsWith(context)) {
      return Optional.of(sent.substring(context.length()));
    }
    // The context path, too, can be written in more than one way.
    return tidy(sent)
        .filter(tidied -> tidied.startsWith(context))
        .map(tidied -> tidied.substring(context.length()));
  }

  /// Decodes until nothing is left to decode, drops `;` parameters, takes `\` for `/`, and resolves
  /// empty, `.` and `..` segments.
  private static Optional<String> tidy(String path) {
    var decoded = path;
    for (var round = 0; round < MAX_DECODINGS; round++) {
      var next = decodedOnce(decoded);
      if (next.equals(decoded)) {
        return decoded.indexOf(NOT_UTF_8) < 0 ? withoutDots(decoded) : Optional.empty();
      }
      decoded = next;
    }
    return Optional.empty();
  }

  /// A percent sign without two digits stays what it is, as lenient decoders leave it.
  private static String decodedOnce(String path) {
    var bare = path.replaceAll(";[^/]*", "").replace('\\', '/');
    return ESCAPES.matcher(bare).replaceAll(escapes -> Matcher.quoteReplacement(text(escapes)));
  }

  private static String text(MatchResult escapes) {
    var bytes = HexFormat.of().parseHex(escapes.group().replace("%", ""));
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static Optional<String> withoutDots(String path) {
    var kept = new ArrayDeque<String>();
    for (var segment : path.split("/", -1)) {
      if (segment.equals("..")) {
        if (kept.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!segment.isEmpty() && !segment.equals(".")) {
        kept.addLast(segment);
      }
    }
    return Optional.of("/" + String.join("/", kept));
  }
}
