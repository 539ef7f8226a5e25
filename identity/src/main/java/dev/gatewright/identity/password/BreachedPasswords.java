package dev.gatewright.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/// Passwords that are known from breaches elsewhere.
@FunctionalInterface
public interface BreachedPasswords {
  /// Where nobody is asked.
  BreachedPasswords UNKNOWN = password -> false;

  /// Whether it is known; false also where that cannot be told at the moment, so that nobody is
  /// kept from a new password because a service elsewhere is down.
  boolean isKnown(Password password);

  /// Answers from lists of hashes that begin alike, so that whoever is asked learns five digits of
  /// a hash that hundreds of passwords share, and nothing else (k-anonymity).
  static BreachedPasswords byRange(Range range) {
    return password -> {
      var hash = sha1(password);
      var rest = hash.substring(Range.PREFIX);
      return range
          .suffixes(hash.substring(0, Range.PREFIX))
          .lines()
          .map(line -> line.strip().toUpperCase(Locale.ROOT))
          .anyMatch(line -> line.startsWith(rest + ":") && !line.equals(rest + ":0"));
    };
  }

  /// Hashes known to begin so.
  @FunctionalInterface
  interface Range {
    /// Hexadecimal digits that are told.
    int PREFIX = 5;

    /// A line for each: the rest of the hash in hexadecimal digits, a colon, and how often it was
    /// seen, which is 0 for lines that only hide how many there are. Empty text where there is no
    /// answer.
    String suffixes(String prefix);
  }

  private static String sha1(Password password) {
    try {
      var hash =
          MessageDigest.getInstance("SHA-1")
              .digest(password.text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().withUpperCase().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-1", e);
    }
  }
}
