package dev.gatewright.client.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value that may be longer than browsers let one cookie be (RFC 6265 §6.1), split into numbered
/// cookies: `name`, `name-1`, `name-2`. The first begins with how many there are. A value of which
/// a part is missing reads as absent; that the parts belong together is for the value to prove,
/// which an encrypted one does.
///
/// All of an application's cookies travel with each request in one header. Many servers and proxies
/// take 8 KiB of headers unless told otherwise: a value near the limit here needs them told.
final class ChunkedCookie {
  /// How many cookies one value may take.
  public static final int MAX_CHUNKS = 4;

  /// How much of a value goes into one cookie, in characters; leaves room for the name and what
  /// some browsers count of the attributes.
  static final int CHUNK_LENGTH = 3800;

  /// The longest value, in characters.
  public static final int MAX_LENGTH = MAX_CHUNKS * CHUNK_LENGTH;

  private final String name;
  private final boolean secure;

  /// @param name of the first cookie
  /// @param secure true if the application is served with `https`
  public ChunkedCookie(String name, boolean secure) {
    this.name = name;
    this.secure = secure;
  }

  /// The value, if the request brought all of it.
  public Optional<String> read(Cookies cookies) {
    var first = cookies.one(name).orElse("");
    if (first.length() < 2 || first.charAt(1) != '.') {
      return Optional.empty();
    }
    var count = first.charAt(0) - '0';
    if (count < 1 || count > MAX_CHUNKS) {
      return Optional.empty();
    }
    var value = new StringBuilder(first.substring(2));
    for (var number = 1; number < count; number++) {
      var chunk = cookies.one(chunkName(number));
      if (chunk.isEmpty()) {
        return Optional.empty();
      }
      value.append(chunk.get());
    }
    return Optional.of(value.toString());
  }

  /// The cookies to set for this value, and the removal of what an earlier, longer one left.
  ///
  /// @param value characters of base64url and the like (RFC 6265 §4.1.1)
  /// @throws IllegalArgumentException if it is longer than [#MAX_LENGTH]
  public List<SetCookie> write(String value, Duration maxAge, Cookies present) {
    if (value.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the cookie "
              + name
              + " would have "
              + value.length()
              + " characters, and browsers and proxies take no more than about "
              + MAX_LENGTH
              + ": keep such a session in a TokenStore on the server instead: WebLoginBuilder.store");
    }
    var count = Math.max(1, (value.length() + CHUNK_LENGTH - 1) / CHUNK_LENGTH);
    var written = new ArrayList<SetCookie>();
    for (var number = 0; number < count; number++) {
      var chunk =
          value.substring(
              number * CHUNK_LENGTH, Math.min(value.length(), (number + 1) * CHUNK_LENGTH));
      written.add(
          SetCookie.of(
              chunkName(number), number == 0 ? count + "." + chunk : chunk, maxAge, secure));
    }
    written.addAll(removals(count, present));
    return written;
  }

  /// The removal of the whole value, as far as the browser has it.
  public List<SetCookie> remove(Cookies present) {
    return removals(0, present);
  }

  private List<SetCookie> removals(int from, Cookies present) {
    var removals = new ArrayList<SetCookie>();
    for (var number = from; number < MAX_CHUNKS; number++) {
      if (present.has(chunkName(number))) {
        removals.add(SetCookie.removal(chunkName(number), secure));
      }
    }
    return removals;
  }

  private String chunkName(int number) {
    return number == 0 ? name : name + "-" + number;
  }
}
