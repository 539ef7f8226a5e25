package dev.gatewright.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A form of a page: where it goes, what it holds already and which buttons it has.
///
/// @param fields the inputs that have a name, with their values
/// @param buttons the submit buttons that have a name, as `name=value`, and the boxes that are not
///   ticked: what is sent only if somebody does something
public record Form(URI action, String method, Map<String, String> fields, Set<String> buttons) {
  private static final Pattern FORM = Pattern.compile("(?is)<form\\b([^>]*)>(.*?)</form>");
  private static final Pattern CONTROL = Pattern.compile("(?is)<(input|button)\\b([^>]*)>");
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)(?:\\s*=\\s*\"([^\"]*)\")?");
  private static final Pattern ENTITY = Pattern.compile("&(#x?[0-9a-fA-F]+|[a-z]+);");

  public Form {
    fields = Map.copyOf(fields);
    buttons = Set.copyOf(buttons);
  }

  static List<Form> of(URI page, String html) {
    return FORM.matcher(html).results().map(form -> read(page, form)).toList();
  }

  private static Form read(URI page, MatchResult form) {
    var attributes = attributes(form.group(1));
    var fields = new LinkedHashMap<String, String>();
    var buttons = new HashSet<String>();
    CONTROL
        .matcher(form.group(2))
        .results()
        .forEach(control -> {
          var own = attributes(control.group(2));
          var name = own.getOrDefault("name", "");
          var value = own.getOrDefault("value", "");
          if (name.isEmpty()) {
            return;
          }
          if (control.group(1).equalsIgnoreCase("button") || isEmptyBox(own)) {
            buttons.add(name + "=" + value);
          } else {
            fields.put(name, value);
          }
        });
    return new Form(
        page.resolve(attributes.getOrDefault("action", "")),
        attributes.getOrDefault("method", "get").toLowerCase(Locale.ROOT),
        fields,
        buttons);
  }

  private static boolean isEmptyBox(Map<String, String> attributes) {
    return attributes.getOrDefault("type", "").equals("checkbox")
        && !attributes.containsKey("checked");
  }

  /// Whether a person could enter exactly these values: each a field or the one pressed button.
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
    return encoded(all);
  }

  static String encoded(Map<String, String> values) {
    return values.entrySet().stream()
        .map(value ->
            URLEncoder.encode(value.getKey(), UTF_8)
                + "="
                + URLEncoder.encode(value.getValue(), UTF_8))
        .collect(joining("&"));
  }

  private static Map<String, String> attributes(String text) {
    var attributes = new LinkedHashMap<String, String>();
    ATTRIBUTE
        .matcher(text)
        .results()
        .forEach(found ->
            attributes.put(
                found.group(1).toLowerCase(Locale.ROOT),
                found.group(2) == null ? "" : decoded(found.group(2))));
    return attributes;
  }

  /// The text that HTML stands for; only what pages escape is known.
  static String decoded(String html) {
    return ENTITY
        .matcher(html)
        .replaceAll(found -> Matcher.quoteReplacement(character(found.group(1))));
  }

  private static String character(String entity) {
    return switch (entity) {
      case "lt" -> "<";
      case "gt" -> ">";
      case "amp" -> "&";
      case "quot" -> "\"";
      default -> {
        if (entity.startsWith("#x")) {
          yield Character.toString(Integer.parseInt(entity.substring(2), 16));
        }
        yield entity.startsWith("#")
            ? Character.toString(Integer.parseInt(entity.substring(1)))
            : "&" + entity + ";";
      }
    };
  }

  /// Names fields and buttons alone: values may be secrets.
  @Override
  public String toString() {
    var names = new ArrayList<>(fields.keySet());
    return method + " " + action + " " + names + " " + buttons;
  }
}
