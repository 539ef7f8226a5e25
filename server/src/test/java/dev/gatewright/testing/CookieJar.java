package dev.gatewright.testing;

import static java.util.stream.Collectors.joining;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps cookies as a browser does that is closed after the test: by host, whatever the port, and
/// by path (RFC 6265 §5). Not for several threads.
final class CookieJar {
  private record Key(String host, String path, String name) {
    /// A name that ends in a part of its own after an underscore is named by what is before it.
    boolean isNamed(String wanted) {
      return name.equals(wanted) || name.startsWith(wanted + "_");
    }
  }

  private final Map<Key, String> cookies = new LinkedHashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();

  CookieJar copy() {
    var copy = new CookieJar();
    copy.cookies.putAll(cookies);
    return copy;
  }

  /// Takes what another one holds; of two cookies with one name the other's.
  void take(CookieJar other) {
    cookies.putAll(other.cookies);
  }

  int size() {
    return cookies.size();
  }

  /// Takes one Set-Cookie header of an answer from `uri`.
  void keep(URI uri, String header) {
    var parts = header.split(";", -1);
    var pair = parts[0].split("=", 2);
    var attributes = new LinkedHashMap<String, String>();
    for (var part : parts) {
      var attribute = part.strip().split("=", 2);
      attributes.put(
          attribute[0].toLowerCase(Locale.ROOT), attribute.length > 1 ? attribute[1] : "");
    }
    var path = attributes.getOrDefault("path", "/");
    var key = new Key(uri.getHost(), path, pair[0].strip());
    headers.put(key.name(), header);
    boolean over =
        attributes.getOrDefault("max-age", "1").startsWith("-")
            || attributes.getOrDefault("max-age", "1").equals("0")
            || attributes.getOrDefault("expires", "").contains(" 1970 ");
    if (over) {
      cookies.remove(key);
    } else {
      cookies.put(key, pair.length > 1 ? pair[1] : "");
    }
  }

  /// The Cookie header for a request to `uri`, or nothing.
  Optional<String> header(URI uri) {
    var header =
        sentTo(uri)
            .map(entry -> entry.getKey().name() + "=" + entry.getValue())
            .collect(joining("; "));
    return header.isEmpty() ? Optional.empty() : Optional.of(header);
  }

  Optional<String> value(URI uri, String name) {
    return sentTo(uri)
        .filter(entry -> entry.getKey().isNamed(name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /// The header with which the cookie of this name was set last.
  Optional<String> given(String name) {
    return Optional.ofNullable(headers.get(name));
  }

  void forget(String name) {
    cookies.keySet().removeIf(key -> key.isNamed(name));
  }

  private Stream<Map.Entry<Key, String>> sentTo(URI uri) {
    var path = uri.getPath().isEmpty() ? "/" : uri.getPath();
    return cookies.entrySet().stream()
        .filter(entry -> entry.getKey().host().equals(uri.getHost()))
        .filter(entry -> covers(entry.getKey().path(), path));
  }

  private static boolean covers(String cookiePath, String path) {
    return path.equals(cookiePath)
        || path.startsWith(cookiePath.endsWith("/") ? cookiePath : cookiePath + "/");
  }
}
