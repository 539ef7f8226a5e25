package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a browser that signed in before. Whoever hands it to a browser seals it first, so that
/// nobody can claim to be somebody else's browser.
public record DeviceId(String value) {
  private static final String PREFIX = "d_";
  private static final Pattern SYNTAX = RandomId.syntax(PREFIX);

  public DeviceId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException("a device id must be d_ and 22 base64url characters");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<DeviceId> parse(String value) {
    return SYNTAX.matcher(value).matches() ? Optional.of(new DeviceId(value)) : Optional.empty();
  }

  /// A fresh one of 128 random bits.
  public static DeviceId generate(SecureRandom random) {
    return new DeviceId(RandomId.generate(PREFIX, random));
  }

  /// That of what has no cookie: the same for the same name. Nobody can bring it, since it is never
  /// sealed for anybody.
  public static DeviceId named(String name) {
    var bytes = Arrays.copyOf(Sha256.of(name), 16);
    return new DeviceId(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  @Override
  public String toString() {
    return value;
  }
}
