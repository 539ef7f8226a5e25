package dev.gatewright.testkit;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a [Browser] shows.
///
/// @param address what the address bar says
/// @param status the HTTP status
/// @param body the HTML
public record Page(URI address, int status, HttpHeaders headers, String body) {
  private static final Pattern UNSEEN =
      Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1>|<[^>]*>");

  /// The words on the page, without the marks that keep the order of words in two directions.
  public String text() {
    return Form.unescaped(UNSEEN.matcher(body).replaceAll(" "))
        .replaceAll("[\u2066-\u2069]", "")
        .replaceAll("\\s+", " ")
        .strip();
  }

  /// The forms, in the order of the page.
  List<Form> forms() {
    return Form.of(address, body);
  }

  /// The first form that takes these values.
  Optional<Form> form(Map<String, String> values) {
    return forms().stream().filter(form -> form.takes(values)).findFirst();
  }

  /// The values of a hidden or visible field, over all forms.
  public List<String> values(String field) {
    return forms().stream()
        .flatMap(form -> Optional.ofNullable(form.fields().get(field)).stream())
        .toList();
  }

  @Override
  public String toString() {
    return "Page[" + address.getPath() + ", " + status + ": " + text() + "]";
  }
}
