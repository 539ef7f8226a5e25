package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrandStylesheetTest {
  private static final Pattern PROPERTY = Pattern.compile("(--[a-z-]+): (#[0-9a-f]{6});");
  private static final String DARK = "@media (prefers-color-scheme: dark)";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#3b5bdb", "#ffffff", "#000000", "#ffd400", "#0f0", "#7f7f7f", "#e03131", "#14171d"
      })
  @DisplayName("WCAG 2.2 1.4.3: any brand color gives readable buttons and links, light and dark")
  void readable(String brand) {
    String css = new BrandStylesheet(Palette.of(Color.parse(brand).orElseThrow())).css();
    String[] halves = css.split(Pattern.quote(DARK), -1);
    assertReadable(halves[0], Palette.LIGHT_SURFACE);
    assertReadable(halves[1], Palette.DARK_SURFACE);
    assertThat(halves[0]).contains("--accent: " + Color.parse(brand).orElseThrow().css() + ";");
    assertThat(css).matches("[-:;(){}@#a-z0-9\\s]+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "red",
        "#12",
        "#1234",
        "#12345678",
        "#ggg",
        "#fff;}",
        "url(x)",
        " #fff",
        "#fff "
      })
  @DisplayName("a color that is not #rgb or #rrggbb is refused")
  void refused(String text) {
    assertThat(Color.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("the short form repeats each digit, and contrast is that of WCAG")
  void colors() {
    assertThat(Color.parse("#1aF")).contains(new Color(0x11, 0xaa, 0xff));
    assertThat(Color.BLACK.contrast(Color.WHITE)).isEqualTo(21);
    assertThat(new Color(0x76, 0x76, 0x76).contrast(Color.WHITE)).isBetween(4.5, 4.6);
  }

  @Test
  @DisplayName(
      "the path of a brand names its color, so any server finds it; a foreign hash is refused")
  void servedByPath() {
    PageAssets assets = PageAssets.load();
    Branding branding = new Branding("Acme", Optional.empty(), Color.parse("#0a7").orElseThrow());
    BrandStylesheet sheet = BrandStylesheet.of(branding);
    assertThat(sheet.path()).matches("/assets/brand-00aa77-[0-9a-f]{16}\\.css");
    assertThat(assets.find(sheet.path()))
        .get()
        .satisfies(asset -> {
          assertThat(asset.mediaType()).isEqualTo("text/css; charset=utf-8");
          assertThat(new String(asset.bytes(), StandardCharsets.UTF_8))
              .contains("--accent: #00aa77;");
        });
    assertThat(assets.find("/assets/brand-00aa77-0123456789abcdef.css")).isEmpty();
    assertThat(assets.find("/assets/../page.css")).isEmpty();
    assertThat(assets.find("/assets/page.css")).isEmpty();
    assertThat(assets.find(assets.path("page.js")).map(Asset::mediaType))
        .contains("text/javascript; charset=utf-8");
  }

  @ParameterizedTest(name = "{0} {1} {2} {3} {4}")
  @DisplayName(
      "a palette comes back from the path that it makes, and every link reads on its ground")
  @CsvSource(
      nullValues = "-",
      value = {
        "#0b7a5c, -, ROUNDED, -, -",
        "#ffd400, #ffe766, PILL, #fff3c4, -",
        "#101010, -, SHARP, -, #202020",
        "#8a2be2, #b98cf0, PILL, #efe6fa, #1d1033",
      })
  void palettes(String light, String dark, Palette.Corners corners, String ground, String night) {
    Palette palette =
        new Palette(
            Color.parse(light).orElseThrow(),
            Optional.ofNullable(dark).flatMap(Color::parse),
            corners,
            Optional.ofNullable(ground).flatMap(Color::parse),
            Optional.ofNullable(night).flatMap(Color::parse));
    BrandStylesheet sheet = new BrandStylesheet(palette);
    assertThat(BrandStylesheet.at(sheet.path())).contains(sheet);
    String[] halves = sheet.css().split(Pattern.quote(DARK), 2);
    assertReadable(halves[0], Palette.LIGHT_SURFACE);
    assertReadable(halves[1], Palette.DARK_SURFACE);
    palette.ground().ifPresent(color -> assertReadable(halves[0], color));
    palette.darkGround().ifPresent(color -> assertReadable(halves[1], color));
  }

  @Test
  @DisplayName("WCAG 2.2 1.4.3 and 1.4.11: the ground palette has the contrast its parts need")
  void palette() throws IOException {
    String css = pageCss();
    String dark = css.substring(css.indexOf(DARK), css.indexOf("*,\n"));
    assertPalette(properties(css.substring(0, css.indexOf(DARK))), Palette.LIGHT_SURFACE);
    assertPalette(properties(dark), Palette.DARK_SURFACE);
  }

  @Test
  @DisplayName(
      "right-to-left: the stylesheet names no left or right side but for left-to-right fields")
  void logicalSides() throws IOException {
    String css = pageCss();
    String logical = css.replaceAll("(?s)\\[dir=\"rtl\"][^{]*\\{[^}]*}", "");
    assertThat(logical).doesNotContainPattern("(?<![a-z-])(left|right)(?![a-z])");
    assertThat(logical).doesNotContainPattern("(margin|padding|border)-(left|right)");
  }

  private static void assertReadable(String css, Color surface) {
    Map<String, Color> colors = properties(css);
    assertThat(contrast(colors, "--on-accent", "--accent")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(colors, "--on-accent", "--accent-hover")).isGreaterThanOrEqualTo(4.5);
    assertThat(color(colors, "--accent-ink").contrast(surface)).isGreaterThanOrEqualTo(4.5);
  }

  private static void assertPalette(Map<String, Color> colors, Color surface) {
    assertThat(color(colors, "--surface")).isEqualTo(surface);
    for (String ground : new String[] {"--surface", "--sunken", "--canvas"}) {
      assertThat(contrast(colors, "--ink", ground)).isGreaterThanOrEqualTo(7);
      assertThat(contrast(colors, "--ink-soft", ground)).isGreaterThanOrEqualTo(4.5);
    }
    assertThat(contrast(colors, "--line-strong", "--surface")).isGreaterThanOrEqualTo(3);
    assertThat(contrast(colors, "--bad", "--surface")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(colors, "--bad", "--bad-ground")).isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(colors, "--good", "--good-ground")).isGreaterThanOrEqualTo(4.5);
  }

  private static double contrast(Map<String, Color> colors, String one, String other) {
    return color(colors, one).contrast(color(colors, other));
  }

  private static Color color(Map<String, Color> colors, String name) {
    Color color = colors.get(name);
    if (color == null) {
      throw new AssertionError("no property " + name);
    }
    return color;
  }

  private static Map<String, Color> properties(String css) {
    Map<String, Color> found = new TreeMap<>();
    PROPERTY
        .matcher(css)
        .results()
        .forEach(match -> found.put(match.group(1), Color.parse(match.group(2)).orElseThrow()));
    return found;
  }

  private static String pageCss() throws IOException {
    try (InputStream in = PageAssets.class.getResourceAsStream("page.css")) {
      if (in == null) {
        throw new AssertionError("page.css is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
