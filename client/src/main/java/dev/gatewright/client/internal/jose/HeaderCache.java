package dev.gatewright.client.internal.jose;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Headers by their text: a provider writes few different ones. Only headers of tokens whose
/// signature was good are kept, so nobody else can fill it. Safe to use from many threads.
final class HeaderCache {
  /// How many are kept. One more takes the place of another.
  static final int MAX_HEADERS = 64;

  /// A longer one is read each time.
  private static final int MAX_LENGTH = 1024;

  private final ConcurrentHashMap<String, ProtectedHeader> headers = new ConcurrentHashMap<>();

  Optional<ProtectedHeader> read(String text) {
    var known = headers.get(text);
    return known == null ? ProtectedHeader.parse(text) : Optional.of(known);
  }

  void keep(String text, ProtectedHeader header) {
    if (text.length() > MAX_LENGTH || headers.containsKey(text)) {
      return;
    }
    if (headers.size() >= MAX_HEADERS) {
      headers.keySet().stream().findAny().ifPresent(headers::remove);
    }
    headers.put(text, header);
  }
}
