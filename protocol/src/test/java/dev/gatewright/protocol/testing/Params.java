package dev.gatewright.protocol.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.protocol.oauth.Parameters;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parameters of a request to send; every change makes a new one.
public record Params(Map<String, List<String>> values) {
  public static Params none() {
    return new Params(Map.of());
  }

  public static Params of(String name, String value) {
    return none().with(name, value);
  }

  /// Sends `value` for `name`, in place of what was there.
  public Params with(String name, String value) {
    var copy = new LinkedHashMap<>(values);
    copy.put(name, List.of(value));
    return new Params(copy);
  }

  /// Sends `value` for `name` once more.
  public Params again(String name, String value) {
    var copy = new LinkedHashMap<>(values);
    var sent = new ArrayList<>(copy.getOrDefault(name, List.of()));
    sent.add(value);
    copy.put(name, List.copyOf(sent));
    return new Params(copy);
  }

  public Params without(String name) {
    var copy = new LinkedHashMap<>(values);
    copy.remove(name);
    return new Params(copy);
  }

  /// The value that is sent for `name`.
  public String get(String name) {
    return sent().one(name).orElseThrow();
  }

  public Params plus(Params others) {
    var copy = new LinkedHashMap<>(values);
    copy.putAll(others.values());
    return new Params(copy);
  }

  public Parameters sent() {
    return Parameters.of(values);
  }

  /// As a query or form body.
  public String encoded() {
    var pairs = new ArrayList<String>();
    sent()
        .forEach((name, value) ->
            pairs.add(URLEncoder.encode(name, UTF_8) + "=" + URLEncoder.encode(value, UTF_8)));
    return String.join("&", pairs);
  }
}
