package dev.gatewright.server.challenge;

import dev.gatewright.identity.Sha256;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/// A number is looked for with which the SHA-256 of `text:number` begins with so many zero bits.
/// Nobody knows a better way than trying, and one hash shows that it was found.
///
/// @param text 128 random bits, base64url, so that nobody can work in advance
record Puzzle(String text, int bits) {
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_-]{22}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}");
  private static final int BYTES = 16;

  /// The script looks at the first word of the hash alone.
  private static final int MOST_BITS = 32;

  Puzzle {
    if (!TEXT.matcher(text).matches() || bits < 1 || bits > MOST_BITS) {
      throw new IllegalArgumentException("a puzzle is 128 random bits and a number of zero bits");
    }
  }

  static Puzzle draw(SecureRandom random, int bits) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Puzzle(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), bits);
  }

  boolean isSolvedBy(String number) {
    return NUMBER.matcher(number).matches() && zeroBits(Sha256.of(text + ":" + number)) >= bits;
  }

  private static int zeroBits(byte[] hash) {
    int zeros = 0;
    for (byte one : hash) {
      if (one != 0) {
        return zeros + Integer.numberOfLeadingZeros(one & 0xff) - (Integer.SIZE - Byte.SIZE);
      }
      zeros += Byte.SIZE;
    }
    return zeros;
  }
}
