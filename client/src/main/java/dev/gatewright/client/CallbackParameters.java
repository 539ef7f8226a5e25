package dev.gatewright.client;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The parameters with which the browser came back to the redirect URI, from its query or, with
/// `form_post`, from its body (RFC 6749 §4.1.2, OAuth 2.0 Form Post Response Mode §2).
public final class CallbackParameters {
  /// The longest query or body that is read, in characters.
  private static final int MAX_LENGTH = 32 * 1024;

  private final Map<String, List<String>> values;

  private CallbackParameters(Map<String, List<String>> values) {
    this.values = values;
  }

  /// The parameters of the URL that the browser opened.
  public static CallbackParameters of(URI callback) {
    return parse(Optional.ofNullable(callback.getRawQuery()).orElse(""));
  }

  /// Parameters that the application's framework has read already, each with all its values.
  public static CallbackParameters of(Map<String, List<String>> parameters) {
    return new CallbackParameters(Map.copyOf(parameters));
  }

  /// The parameters in a query string or in an `application/x-www-form-urlencoded` body. What
  /// cannot be read as such reads as no parameters.
  public static CallbackParameters parse(String encoded) {
    var values = new LinkedHashMap<String, List<String>>();
    if (encoded.length() <= MAX_LENGTH) {
      try {
        for (var pair : encoded.split("&", -1)) {
          var equals = pair.indexOf('=');
          var name = equals < 0 ? pair : pair.substring(0, equals);
          var value = equals < 0 ? "" : pair.substring(equals + 1);
          values.computeIfAbsent(decode(name), unused -> new ArrayList<>()).add(decode(value));
        }
      } catch (IllegalArgumentException badEscape) {
        values.clear();
      }
    }
    return new CallbackParameters(values);
  }

  /// The value of a parameter that was sent exactly once (RFC 6749 §3.1).
  public Optional<String> one(String name) {
    var all = values.getOrDefault(name, List.of());
    return all.size() == 1 && !all.get(0).isEmpty() ? Optional.of(all.get(0)) : Optional.empty();
  }

  /// The `state`, by which the application finds the [PendingLogin].
  public Optional<String> state() {
    return one("state");
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /// Names the parameters, not their values.
  @Override
  public String toString() {
    return "CallbackParameters" + values.keySet();
  }
}
