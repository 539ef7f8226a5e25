package dev.gatewright.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which stylesheets of the operator's own pages may load: those that load nothing further, from
/// here or from elsewhere. The policy of the pages forbids most of it too; this says so when the
/// file is read, and holds in a browser that heeds no policy.
///
/// Comments and texts are looked at like everything else: what is not there cannot come alive.
public final class OwnCss {
  /// Escapes of CSS (CSS Syntax §4.3.7), with which a word can be spelled in many ways.
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([0-9a-fA-F]{1,6})(?:\\r\\n|[ \\t\\r\\n\\f])?|(\\r\\n|.|\\n))");

  private static final List<String> REFUSED =
      List.of(
          "url(",
          "src(",
          "image(",
          "image-set(",
          "cross-fade(",
          "element(",
          "paint(",
          "expression(",
          "@import",
          "@charset",
          "@namespace",
          "@font-face",
          "-moz-binding",
          "behavior:",
          "<");

  private OwnCss() {}

  /// What is wrong with a stylesheet, or nothing.
  public static Optional<String> fault(byte[] bytes) {
    String text;
    try {
      text = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      return Optional.of("is not UTF-8 text");
    }
    if (text.isBlank()) {
      return Optional.of("is empty");
    }
    if (text.chars().anyMatch(c -> c < 0x20 && "\t\n\r\f".indexOf(c) < 0)) {
      return Optional.of("has control characters");
    }
    var plain = text.toLowerCase(Locale.ROOT);
    var unescaped = unescaped(text).toLowerCase(Locale.ROOT);
    return REFUSED.stream()
        .filter(word -> plain.contains(word) || unescaped.contains(word))
        .findFirst()
        .map(word -> "has " + word + ", and a stylesheet here may load nothing");
  }

  private static String unescaped(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(found ->
            Matcher.quoteReplacement(
                found.group(1) == null
                    ? found.group(2).isBlank() ? "" : found.group(2)
                    : codePoint(Integer.parseInt(found.group(1), 16))));
  }

  private static String codePoint(int value) {
    return Character.isValidCodePoint(value) && value != 0 ? Character.toString(value) : "\uFFFD";
  }
}
