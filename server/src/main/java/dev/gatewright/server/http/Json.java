package dev.gatewright.server.http;

/// Writes JSON strings on one line: control characters, the two line separators of JavaScript and
/// direction overrides are escaped, so that a value can neither end a log line nor disguise one.
final class Json {
  private Json() {}

  static void quote(StringBuilder out, String text) {
    out.append('"');
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c == '\n') {
        out.append("\\n");
      } else if (c == '\r') {
        out.append("\\r");
      } else if (c == '\t') {
        out.append("\\t");
      } else if (isUnsafe(c)) {
        out.append("\\u");
        for (var shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(c >> shift & 15, 16));
        }
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }

  static boolean isUnsafe(char c) {
    return c < 32
        || c >= 0x7f && c < 0xa0
        || c >= 0x2028 && c <= 0x202e
        || c >= 0x2066 && c <= 0x2069
        || Character.isSurrogate(c)
        || c == '\ufeff';
  }
}
