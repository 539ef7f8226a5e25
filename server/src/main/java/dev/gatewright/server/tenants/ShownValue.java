package dev.gatewright.server.tenants;

import java.util.HexFormat;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// A value as people read it: bare where nobody can take it for anything else, quoted where they
/// could. Nothing in it moves a terminal's cursor or changes its colors.
final class ShownValue {
  /// Longer values are cut.
  private static final int LONGEST = 200;

  private static final Pattern BARE =
      Pattern.compile(
          "[\\p{L}\\p{N}\\p{S}/:._@*$&&[^→~+]](?:[\\p{L}\\p{N}\\p{M}\\p{P}\\p{S} &&[^\",→]]*[\\p{L}\\p{N}\\p{P}\\p{S}&&[^\",→]])?");

  private static final Pattern LIKE_ANOTHER =
      Pattern.compile("true|false|null|-?[0-9]+(?:\\.[0-9]+)?");

  private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{L}\\p{N}\\p{M}\\p{P}\\p{S} ]");

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private ShownValue() {}

  static String of(JsonNode value) {
    var text = whole(value);
    return text.length() <= LONGEST
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST / 2)) + "...";
  }

  private static String whole(JsonNode value) {
    if (value.isObject()) {
      return value.properties().stream()
          .map(part -> part.getKey() + ": " + whole(part.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value.isArray()) {
      return value.valueStream().map(ShownValue::whole).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value.isString() && isClear(value.stringValue())) {
      return value.stringValue();
    }
    return UNPRINTABLE
        .matcher(value.toString())
        .replaceAll(found -> {
          var escaped = new StringBuilder();
          found
              .group()
              .chars()
              .forEach(unit -> escaped.append("\\\\u").append(HEX.toHexDigits((char) unit)));
          return escaped.toString();
        });
  }

  private static boolean isClear(String text) {
    return BARE.matcher(text).matches() && !LIKE_ANOTHER.matcher(text).matches();
  }
}
