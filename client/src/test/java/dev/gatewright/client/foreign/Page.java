package dev.gatewright.client.foreign;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What a browser shows after the last redirect. `status` is 0 for an address of the application,
/// where nobody answers; `body` is then the form that was posted there, if one was.
record Page(URI uri, int status, String body) {
  private static final Pattern FORM =
      Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern INPUT =
      Pattern.compile("<(?:input|button)\\b([^>]*)>", Pattern.CASE_INSENSITIVE);
  private static final Pattern ATTRIBUTE =
      Pattern.compile("([a-zA-Z-]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

  /// A form with the values it has before anybody types.
  record Form(URI action, boolean isPost, Map<String, String> values) {
    String filled(Map<String, String> typed) {
      var all = new LinkedHashMap<>(values);
      all.putAll(typed);
      return all.entrySet().stream()
          .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
          .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
      return URLEncoder.encode(text, UTF_8);
    }
  }

  boolean isApplication() {
    return status == 0;
  }

  /// The form that has this field.
  Optional<Form> formWith(String field) {
    return forms().stream().filter(form -> form.values().containsKey(field)).findFirst();
  }

  List<Form> forms() {
    var forms = new ArrayList<Form>();
    for (var found = FORM.matcher(body); found.find(); ) {
      var attributes = attributes(found.group(1));
      var values = new LinkedHashMap<String, String>();
      for (var input = INPUT.matcher(found.group(2)); input.find(); ) {
        var field = attributes(input.group(1));
        Optional.ofNullable(field.get("name"))
            .ifPresent(name -> values.put(name, field.getOrDefault("value", "")));
      }
      forms.add(
          new Form(
              uri.resolve(attributes.getOrDefault("action", uri.toString())),
              "post".equalsIgnoreCase(attributes.getOrDefault("method", "get")),
              values));
    }
    return forms;
  }

  private static Map<String, String> attributes(String tag) {
    var attributes = new LinkedHashMap<String, String>();
    for (var found = ATTRIBUTE.matcher(tag); found.find(); ) {
      var value = found.group(2) == null ? found.group(3) : found.group(2);
      attributes.put(found.group(1).toLowerCase(Locale.ROOT), unescaped(value));
    }
    return attributes;
  }

  private static String unescaped(String html) {
    return html.replace("&#x3D;", "=")
        .replace("&#61;", "=")
        .replace("&#43;", "+")
        .replace("&#x2B;", "+")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&amp;", "&");
  }
}
