package dev.gatewright.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A form of a page: where it goes, what its fields hold and which named buttons it has, each as
/// `name=value`.
record Form(URI action, boolean isPost, Map<String, String> fields, Set<String> buttons) {
  private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern CONTROL = Pattern.compile("(?is)<(input|button)\\b([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");
  private static final Pattern ENTITY = Pattern.compile("&(?:#(\\d+)|#x(\\p{XDigit}+)|(\\w+));");
  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  static List<Form> of(URI page, String html) {
    return FORM.matcher(html)
        .results()
        .map(form -> read(page, attributes(form.group(1)), form.group(2)))
        .toList();
  }

  private static Form read(URI page, Map<String, String> form, String content) {
    var fields = new LinkedHashMap<String, String>();
    var buttons = new HashSet<String>();
    for (var control : CONTROL.matcher(content).results().toList()) {
      var own = attributes(control.group(2));
      var name = own.getOrDefault("name", "");
      var value = own.getOrDefault("value", "");
      if (control.group(1).equalsIgnoreCase("button")
          || own.getOrDefault("type", "").equals("submit")) {
        buttons.add(name + "=" + value);
      } else if (!name.isEmpty()) {
        fields.put(name, value);
      }
    }
    var action = form.getOrDefault("action", "");
    return new Form(
        action.isEmpty() ? page : page.resolve(action),
        form.getOrDefault("method", "get").equalsIgnoreCase("post"),
        fields,
        buttons);
  }

  private static Map<String, String> attributes(String tag) {
    return ATTRIBUTE
        .matcher(tag)
        .results()
        .collect(
            Collectors.toMap(
                found -> found.group(1),
                found -> unescaped(found.group(2) != null ? found.group(2) : found.group(3)),
                (first, _) -> first));
  }

  /// Whether each value is that of a field or of the one button pressed.
  boolean takes(Map<String, String> values) {
    return values.entrySet().stream()
        .allMatch(value ->
            fields.containsKey(value.getKey())
                || buttons.contains(value.getKey() + "=" + value.getValue()));
  }

  /// The body that a browser sends once these values are entered.
  String filled(Map<String, String> values) {
    var all = new LinkedHashMap<>(fields);
    all.putAll(values);
    return all.entrySet().stream()
        .map(value ->
            URLEncoder.encode(value.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(value.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  static String unescaped(String html) {
    return ENTITY
        .matcher(html)
        .replaceAll(found -> {
          var text =
              found.group(3) != null
                  ? ENTITIES.getOrDefault(found.group(3), found.group())
                  : Character.toString(
                      found.group(1) != null
                          ? Integer.parseInt(found.group(1))
                          : Integer.parseInt(found.group(2), 16));
          return Matcher.quoteReplacement(text);
        });
  }
}
