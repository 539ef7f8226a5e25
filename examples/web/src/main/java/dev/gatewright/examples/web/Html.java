package dev.gatewright.examples.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Text that is HTML already, made from the template files beside this class. A template names its
/// values as `{name}`; whatever is not [Html] is escaped where it is put.
record Html(String text) {
  private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z]+)}");

  /// Fills a template; a place without a value is a mistake in the program.
  static Html of(String template, Map<String, ?> values) {
    return new Html(
        PLACE
            .matcher(read(template))
            .replaceAll(place -> {
              var value = Objects.requireNonNull(values.get(place.group(1)), place.group());
              return Matcher.quoteReplacement(
                  value instanceof Html html ? html.text() : escaped(value.toString()));
            }));
  }

  /// One after the other.
  static Html all(Collection<Html> parts) {
    return new Html(parts.stream().map(Html::text).collect(Collectors.joining()));
  }

  static String read(String file) {
    try (var in = Objects.requireNonNull(Html.class.getResourceAsStream(file), file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
