package dev.gatewright.server.pages;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The stylesheet that a primary color makes: custom properties only, for light and dark.
///
/// Its path names the color, so whoever serves assets needs no list of brands. The color is text on
/// a button (`--on-accent` is computed), a border (`--accent-ink` on the card, 4.5:1) and a link.
public record BrandStylesheet(Color primaryColor) {
  /// Cards of `page.css` in light and in dark.
  static final Color LIGHT_SURFACE = Color.WHITE;

  static final Color DARK_SURFACE = new Color(0x16, 0x19, 0x20);

  private static final double TEXT_CONTRAST = 4.5;
  private static final double SHAPE_CONTRAST = 3;
  private static final double HOVER_SHARE = 0.12;
  private static final Pattern PATH =
      Pattern.compile("/assets/brand-([0-9a-f]{6})-[0-9a-f]{16}\\.css");

  public static BrandStylesheet of(Branding branding) {
    return new BrandStylesheet(branding.primaryColor());
  }

  /// The stylesheet that this very path names; empty for another path, or a hash that is not ours.
  static Optional<BrandStylesheet> at(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Color.parse("#" + matcher.group(1))
        .map(BrandStylesheet::new)
        .filter(sheet -> sheet.path().equals(path));
  }

  /// `/assets/brand-<color>-<hash>.css`.
  public String path() {
    return asset().path();
  }

  public Asset asset() {
    return Asset.named("brand-" + primaryColor.hex(), "css", css());
  }

  String css() {
    return """
    :root {
    %s}
    @media (prefers-color-scheme: dark) {
      :root {
    %s  }
    }
    """
        .formatted(
            properties(primaryColor, LIGHT_SURFACE).indent(2),
            properties(primaryColor.readableOn(DARK_SURFACE, SHAPE_CONTRAST), DARK_SURFACE)
                .indent(4));
  }

  private static String properties(Color accent, Color surface) {
    Color onAccent = accent.ink();
    Color awayFromText = onAccent.equals(Color.WHITE) ? Color.BLACK : Color.WHITE;
    return """
    --accent: %s;
    --accent-hover: %s;
    --accent-ink: %s;
    --on-accent: %s;
    """
        .formatted(
            accent.css(),
            accent.towards(awayFromText, HOVER_SHARE).css(),
            accent.readableOn(surface, TEXT_CONTRAST).css(),
            onAccent.css());
  }
}
