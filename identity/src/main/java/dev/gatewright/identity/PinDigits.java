package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// What somebody types who comes with a PIN: 5 to 12 digits. It prints as stars and has no
/// equality.
public final class PinDigits {
  private static final int SHORTEST = 5;
  private static final int LONGEST = 12;
  private static final int GENERATED = 8;
  private static final int BOUND = 100_000_000;

  private final String digits;

  private PinDigits(String digits) {
    this.digits = digits;
  }

  /// Eight digits, each as likely as another.
  public static PinDigits generate(SecureRandom random) {
    return new PinDigits(String.format(Locale.ROOT, "%0" + GENERATED + "d", random.nextInt(BOUND)));
  }

  /// Reads digits of any script, with any spaces and hyphens between.
  public static Optional<PinDigits> parse(Secret typed) {
    var digits = new StringBuilder();
    for (int c : typed.reveal().codePoints().limit(4L * LONGEST).toArray()) {
      if (Character.isDigit(c)) {
        digits.append(Character.digit(c, 10));
      } else if (!Character.isSpaceChar(c)
          && !Character.isWhitespace(c)
          && Character.getType(c) != Character.DASH_PUNCTUATION) {
        return Optional.empty();
      }
    }
    return digits.length() >= SHORTEST && digits.length() <= LONGEST
        ? Optional.of(new PinDigits(digits.toString()))
        : Optional.empty();
  }

  /// The digits, for whoever hashes them and for the one who made them.
  public Secret shown() {
    return new Secret(digits);
  }

  @Override
  public String toString() {
    return "PinDigits[***]";
  }
}
