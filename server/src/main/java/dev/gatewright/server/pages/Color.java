package dev.gatewright.server.pages;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// An opaque sRGB color, each channel from 0 to 255.
public record Color(int red, int green, int blue) {
  static final Color WHITE = new Color(255, 255, 255);
  static final Color BLACK = new Color(0, 0, 0);

  private static final Pattern SHORT = Pattern.compile("#[0-9a-fA-F]{3}");
  private static final Pattern LONG = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final double STEP = 0.02;

  public Color {
    if (!isChannel(red) || !isChannel(green) || !isChannel(blue)) {
      throw new IllegalArgumentException("a color channel lies between 0 and 255");
    }
  }

  /// Reads `#rgb` or `#rrggbb`; anything else, which could smuggle CSS, is empty.
  public static Optional<Color> parse(String text) {
    if (SHORT.matcher(text).matches()) {
      return Optional.of(
          new Color(
              HexFormat.fromHexDigit(text.charAt(1)) * 17,
              HexFormat.fromHexDigit(text.charAt(2)) * 17,
              HexFormat.fromHexDigit(text.charAt(3)) * 17));
    }
    if (LONG.matcher(text).matches()) {
      return Optional.of(
          new Color(
              HexFormat.fromHexDigits(text, 1, 3),
              HexFormat.fromHexDigits(text, 3, 5),
              HexFormat.fromHexDigits(text, 5, 7)));
    }
    return Optional.empty();
  }

  /// Six lower-case hex digits, without `#`.
  public String hex() {
    return HexFormat.of().formatHex(new byte[] {(byte) red, (byte) green, (byte) blue});
  }

  public String css() {
    return "#" + hex();
  }

  /// The contrast ratio of WCAG 2.2, from 1 (same) to 21 (black on white).
  public double contrast(Color other) {
    double mine = luminance();
    double theirs = other.luminance();
    return (Math.max(mine, theirs) + 0.05) / (Math.min(mine, theirs) + 0.05);
  }

  /// Black or white, whichever reads better on this color; that is always at least 4.5:1.
  public Color ink() {
    return contrast(WHITE) >= contrast(BLACK) ? WHITE : BLACK;
  }

  /// This color, moved towards `target` by `share` (0 to 1).
  Color towards(Color target, double share) {
    return new Color(
        between(red, target.red, share),
        between(green, target.green, share),
        between(blue, target.blue, share));
  }

  /// The nearest color on the way to black or white that has at least `ratio` against `ground`.
  public Color readableOn(Color ground, double ratio) {
    Color target = ground.ink();
    for (double share = 0; share < 1; share += STEP) {
      Color candidate = towards(target, share);
      if (candidate.contrast(ground) >= ratio) {
        return candidate;
      }
    }
    return target;
  }

  private double luminance() {
    return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int between(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }

  private static boolean isChannel(int value) {
    return value >= 0 && value <= 255;
  }
}
