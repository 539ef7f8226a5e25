package dev.gatewright.server.http;

/// Character classes of HTTP and URI syntax, by table: no regular expression runs on a request.
final class HttpSyntax {
  private static final boolean[] TOKEN = table("!#$%&'*+-.^_`|~");

  /// A path byte as a router may see it: RFC 3986 §3.3 without `%` and `;`, which several parsers
  /// read in several ways.
  private static final boolean[] PLAIN_PATH = table("-._~!$&'()*+,=:@/");

  private HttpSyntax() {}

  private static boolean[] table(String besideLettersAndDigits) {
    var table = new boolean[128];
    for (var c = 0; c < 128; c++) {
      table[c] =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || besideLettersAndDigits.indexOf(c) >= 0;
    }
    return table;
  }

  /// RFC 9110 §5.6.2.
  static boolean isToken(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= 128 || !TOKEN[c]) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// RFC 9110 §5.5, without the obsolete bytes above 127 and without white space at either end.
  static boolean isFieldValue(String text) {
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c >= 127 || (c < 32 && c != '\t')) {
        return false;
      }
    }
    return text.isEmpty() || (text.charAt(0) > 32 && text.charAt(text.length() - 1) > 32);
  }

  /// Whether `path` can only be read one way: it starts with a slash, has no empty, `.` or `..`
  /// segment, nothing percent-encoded and no path parameter. A slash at the end is allowed.
  static boolean isPlainPath(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return false;
    }
    var segmentStart = 1;
    for (var i = 1; i <= path.length(); i++) {
      var end = i == path.length();
      if (!end && (path.charAt(i) >= 128 || !PLAIN_PATH[path.charAt(i)])) {
        return false;
      }
      if (end || path.charAt(i) == '/') {
        var length = i - segmentStart;
        if ((length == 0 && !end)
            || (length == 1 && path.charAt(segmentStart) == '.')
            || (length == 2 && path.startsWith("..", segmentStart))) {
          return false;
        }
        segmentStart = i + 1;
      }
    }
    return true;
  }
}
