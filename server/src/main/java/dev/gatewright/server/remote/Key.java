package dev.gatewright.server.remote;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// An API key, as `id:secret`.
public final class Key {
  private static final Pattern WRITTEN = Pattern.compile("[A-Za-z0-9_-]{1,100}:[!-~]{1,200}");

  private final String written;

  private Key(String written) {
    this.written = written;
  }

  public static Optional<Key> parse(String text) {
    var line = text.strip();
    return WRITTEN.matcher(line).matches() ? Optional.of(new Key(line)) : Optional.empty();
  }

  /// As HTTP Basic has it (RFC 7617).
  String basic() {
    return "Basic " + Base64.getEncoder().encodeToString(written.getBytes(UTF_8));
  }

  @Override
  public String toString() {
    return "Key[***]";
  }
}
