package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.look.ByLanguage;
import dev.gatewright.server.config.look.LookForms;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.SettingGroup;
import dev.gatewright.server.config.yaml.Words;
import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.Branding.Layout;
import dev.gatewright.server.pages.Branding.LegalLink;
import dev.gatewright.server.pages.Branding.OwnText;
import dev.gatewright.server.pages.Branding.Place;
import dev.gatewright.server.pages.Color;
import dev.gatewright.server.pages.OwnFile;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Palette;
import dev.gatewright.server.pages.Palette.Corners;
import dev.gatewright.server.pages.Picture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of an issuer's look, each declared once.
public final class LookKeys {
  private static final int KILO = 1024;
  private static final int MOST_LOGO = 64 * KILO;
  private static final int MOST_SCENE = 512 * KILO;
  private static final int MOST_CSS = 64 * KILO;

  private static final SettingGroup BRANDING =
      new SettingGroup("branding", "How the hosted pages look.");

  private static final SettingGroup LINKS =
      new SettingGroup("links", "What stands at the foot of every page.");

  static final IssuerSetting<Optional<Picture>> LOGO =
      picture("logo", MOST_LOGO, "The logo: an https URL, a path, or a file of at most 64 KB.");

  static final IssuerSetting<Optional<Picture>> LOGO_DARK =
      picture("logo_dark", MOST_LOGO, "The logo on dark pages, where it is another one.");

  static final IssuerSetting<Optional<Picture>> FAVICON =
      picture("favicon", MOST_LOGO, "The icon of the browser's tab.");

  static final IssuerSetting<Optional<Color>> PRIMARY_COLOR =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "primary_color",
          LookForms.color(),
          Optional.empty(),
          "The color of buttons and links, such as \"#3b5bdb\". What is written on it is black or"
              + " white, whichever reads better; links are darkened until they read well.");

  static final IssuerSetting<Optional<Color>> PRIMARY_COLOR_DARK =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "primary_color_dark",
          LookForms.color(
              Palette.DARK_SURFACE, Palette.SHAPE_CONTRAST, "with the dark card (#161920)"),
          Optional.empty(),
          "The same on dark pages, at least 3:1 on their card; without it primary_color is"
              + " lightened as far as it must be.");

  static final IssuerSetting<Optional<Color>> BACKGROUND =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "background",
          LookForms.color(
              Palette.LIGHT_INK, Palette.TEXT_CONTRAST, "with the text on it (#525a68)"),
          Optional.empty(),
          "The color behind the card of light pages, on which dark text must read at 4.5:1.");

  static final IssuerSetting<Optional<Color>> BACKGROUND_DARK =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "background_dark",
          LookForms.color(Palette.DARK_INK, Palette.TEXT_CONTRAST, "with the text on it (#a6adba)"),
          Optional.empty(),
          "The color behind the card of dark pages, on which light text must read at 4.5:1.");

  static final IssuerSetting<Corners> CORNERS =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "corners",
          Form.word(Words.of(Corners.values())),
          Corners.ROUNDED,
          "How the corners of cards, fields and buttons look.");

  static final IssuerSetting<Layout> LAYOUT =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "layout",
          Form.word(Words.of(Layout.values())),
          Layout.CARD,
          "A card in the middle, or, where there is room, beside a field of the primary color or an"
              + " image.");

  static final IssuerSetting<Optional<Picture>> IMAGE =
      picture("image", MOST_SCENE, "The image of layout: split, as logo, of at most 512 KB.");

  static final IssuerSetting<Optional<OwnFile>> CSS =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "css",
          LookForms.stylesheet(MOST_CSS),
          Optional.empty(),
          "A stylesheet of your own, at most 64 KB, that loads nothing. It is left out where people"
              + " consent, prove anew who they are or are told of an error.");

  static final IssuerSetting<Map<String, Map<OwnText, String>>> TEXTS =
      new IssuerSetting<>(
          Optional.of(BRANDING),
          "texts",
          ByLanguage.ownTexts(),
          Map.of(),
          "Your own words on the sign-in page; for a language without, others stand in (docs/languages.md).");

  private static final Map<LegalLink, IssuerSetting<Optional<PageLink>>> LEGAL =
      Map.of(
          LegalLink.TERMS, link("terms", "The terms of service."),
          LegalLink.PRIVACY, link("privacy", "How personal data is used."),
          LegalLink.IMPRINT, link("imprint", "Who runs this."),
          LegalLink.SUPPORT, link("support", "Where there is help."));

  static final List<IssuerSetting<?>> ALL =
      List.of(
          LOGO,
          LOGO_DARK,
          FAVICON,
          PRIMARY_COLOR,
          PRIMARY_COLOR_DARK,
          BACKGROUND,
          BACKGROUND_DARK,
          CORNERS,
          LAYOUT,
          IMAGE,
          CSS,
          TEXTS,
          legal(LegalLink.TERMS),
          legal(LegalLink.PRIVACY),
          legal(LegalLink.IMPRINT),
          legal(LegalLink.SUPPORT));

  private LookKeys() {}

  private static IssuerSetting<Optional<Picture>> picture(String key, int most, String meaning) {
    return new IssuerSetting<>(
        Optional.of(BRANDING), key, LookForms.picture(most), Optional.empty(), meaning);
  }

  private static IssuerSetting<Optional<PageLink>> link(String key, String meaning) {
    return new IssuerSetting<>(
        Optional.of(LINKS), key, LookForms.link(), Optional.empty(), meaning);
  }

  private static IssuerSetting<Optional<PageLink>> legal(LegalLink link) {
    return Optional.ofNullable(LEGAL.get(link)).orElseThrow();
  }

  /// How the issuer's pages and mails look.
  public static Branding branding(IssuerSettings settings) {
    var pictures = new EnumMap<Place, Picture>(Place.class);
    settings.get(LOGO).ifPresent(it -> pictures.put(Place.LOGO, it));
    settings.get(LOGO_DARK).ifPresent(it -> pictures.put(Place.LOGO_DARK, it));
    settings.get(FAVICON).ifPresent(it -> pictures.put(Place.FAVICON, it));
    settings.get(IMAGE).ifPresent(it -> pictures.put(Place.SCENE, it));
    var links = new EnumMap<LegalLink, PageLink>(LegalLink.class);
    LEGAL.forEach((link, setting) -> settings.get(setting).ifPresent(it -> links.put(link, it)));
    return new Branding(
        settings.name(),
        pictures,
        new Palette(
            settings.get(PRIMARY_COLOR).orElse(Branding.DEFAULT_COLOR),
            settings.get(PRIMARY_COLOR_DARK),
            settings.get(CORNERS),
            settings.get(BACKGROUND),
            settings.get(BACKGROUND_DARK)),
        settings.get(LAYOUT),
        settings.get(CSS),
        links,
        settings.get(TEXTS));
  }
}
