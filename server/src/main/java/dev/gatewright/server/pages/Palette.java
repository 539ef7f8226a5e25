package dev.gatewright.server.pages;

import java.util.Optional;

/// The colors and the corners of a brand. Of what is left out, the page's own holds.
///
/// @param light what buttons and links take
/// @param dark the same on a dark card; without it `light` is made readable there
/// @param ground behind the cards of light pages
/// @param darkGround behind those of dark ones
public record Palette(
    Color light,
    Optional<Color> dark,
    Corners corners,
    Optional<Color> ground,
    Optional<Color> darkGround) {
  /// How much of a contrast text needs, and how much a shape (WCAG 2.2 1.4.3 and 1.4.11).
  public static final double TEXT_CONTRAST = 4.5;

  public static final double SHAPE_CONTRAST = 3;

  /// Cards of `page.css` in light and in dark, and the fainter of the two inks on them.
  public static final Color LIGHT_SURFACE = Color.WHITE;

  public static final Color DARK_SURFACE = new Color(0x16, 0x19, 0x20);
  public static final Color LIGHT_INK = new Color(0x52, 0x5a, 0x68);
  public static final Color DARK_INK = new Color(0xa6, 0xad, 0xba);

  /// How corners look.
  public enum Corners {
    SHARP,
    ROUNDED,
    PILL
  }

  /// One color, and all else as it is without a word.
  public static Palette of(Color primary) {
    return new Palette(
        primary, Optional.empty(), Corners.ROUNDED, Optional.empty(), Optional.empty());
  }

  /// The color on dark cards.
  public Color onDark() {
    return dark.orElseGet(() -> light.readableOn(DARK_SURFACE, SHAPE_CONTRAST));
  }
}
