package dev.gatewright.server.pages;

import dev.gatewright.server.pages.Palette.Corners;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The stylesheet that a palette makes: custom properties only, for light and dark.
///
/// Its path names the palette, so whoever serves assets needs no list of brands. The color is text
/// on a button (`--on-accent` is computed), a border (`--accent-ink` on the card, 4.5:1) and a
/// link.
public record BrandStylesheet(Palette palette) {
  private static final double HOVER_SHARE = 0.12;
  private static final Pattern PATH =
      Pattern.compile(
          "/assets/brand-([0-9a-f]{6})(?:-dark([0-9a-f]{6}))?(?:-(sharp|pill))?"
              + "(?:-ground([0-9a-f]{6}))?(?:-night([0-9a-f]{6}))?-[0-9a-f]{16}\\.css");

  public static BrandStylesheet of(Branding branding) {
    return new BrandStylesheet(branding.palette());
  }

  /// The stylesheet that this very path names; empty for another path, or a hash that is not ours.
  static Optional<BrandStylesheet> at(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var corners =
        Optional.ofNullable(matcher.group(3))
            .map(word -> Corners.valueOf(word.toUpperCase(Locale.ROOT)))
            .orElse(Corners.ROUNDED);
    return color(matcher, 1)
        .map(light ->
            new BrandStylesheet(
                new Palette(
                    light, color(matcher, 2), corners, color(matcher, 4), color(matcher, 5))))
        .filter(sheet -> sheet.path().equals(path));
  }

  private static Optional<Color> color(Matcher matcher, int group) {
    return Optional.ofNullable(matcher.group(group)).flatMap(hex -> Color.parse("#" + hex));
  }

  /// `/assets/brand-<palette>-<hash>.css`.
  public String path() {
    return asset().path();
  }

  public Asset asset() {
    return Asset.named(name(), "css", css());
  }

  private String name() {
    var name = new StringBuilder("brand-").append(palette.light().hex());
    palette.dark().ifPresent(color -> name.append("-dark").append(color.hex()));
    if (palette.corners() != Corners.ROUNDED) {
      name.append('-').append(palette.corners().name().toLowerCase(Locale.ROOT));
    }
    palette.ground().ifPresent(color -> name.append("-ground").append(color.hex()));
    palette.darkGround().ifPresent(color -> name.append("-night").append(color.hex()));
    return name.toString();
  }

  String css() {
    return """
    :root {
    %s%s}
    @media (prefers-color-scheme: dark) {
      :root {
    %s  }
    }
    """
        .formatted(
            properties(palette.light(), Palette.LIGHT_SURFACE, palette.ground()).indent(2),
            corners(palette.corners()).indent(2),
            properties(palette.onDark(), Palette.DARK_SURFACE, palette.darkGround()).indent(4));
  }

  private static String properties(Color accent, Color surface, Optional<Color> ground) {
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
                accent.readableOn(hardest(surface, ground), Palette.TEXT_CONTRAST).css(),
                onAccent.css())
        + ground.map(color -> "--canvas: %s;\n--glow: 0%%;\n".formatted(color.css())).orElse("");
  }

  /// The ground on which text is hardest to read, of those that links stand on.
  private static Color hardest(Color surface, Optional<Color> ground) {
    return ground
        .filter(color -> color.contrast(surface.ink()) < surface.contrast(surface.ink()))
        .orElse(surface);
  }

  private static String corners(Corners corners) {
    return switch (corners) {
      case SHARP ->
          """
          --corner-card: 0px;
          --corner-box: 0px;
          --corner: 0px;
          --corner-small: 0px;
          """;
      case ROUNDED -> "";
      case PILL ->
          """
          --corner-card: 1.75rem;
          --corner-box: 1.375rem;
          --corner: 1.5rem;
          --corner-small: 1.25rem;
          """;
    };
  }
}
