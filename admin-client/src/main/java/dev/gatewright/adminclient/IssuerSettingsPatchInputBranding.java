// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBranding {
  private final Body body;

  private IssuerSettingsPatchInputBranding(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBranding of() {
    return new IssuerSettingsPatchInputBranding(Body.nothing());
  }

  /// The logo: an https URL, a path, or a file of at most 64 KB. Default: none.
  public IssuerSettingsPatchInputBranding logo(Object logo) {
    return new IssuerSettingsPatchInputBranding(body.with("logo", logo));
  }

  /// Takes away what is there: the opposite of [#logo].
  public IssuerSettingsPatchInputBranding clearLogo() {
    return new IssuerSettingsPatchInputBranding(body.with("logo", null));
  }

  /// The logo on dark pages, where it is another one. Default: none.
  public IssuerSettingsPatchInputBranding logoDark(Object logoDark) {
    return new IssuerSettingsPatchInputBranding(body.with("logo_dark", logoDark));
  }

  /// Takes away what is there: the opposite of [#logoDark].
  public IssuerSettingsPatchInputBranding clearLogoDark() {
    return new IssuerSettingsPatchInputBranding(body.with("logo_dark", null));
  }

  /// The icon of the browser's tab. Default: none.
  public IssuerSettingsPatchInputBranding favicon(Object favicon) {
    return new IssuerSettingsPatchInputBranding(body.with("favicon", favicon));
  }

  /// Takes away what is there: the opposite of [#favicon].
  public IssuerSettingsPatchInputBranding clearFavicon() {
    return new IssuerSettingsPatchInputBranding(body.with("favicon", null));
  }

  /// The color of buttons and links, such as "#3b5bdb". What is written on it is black or white,
  /// whichever reads better; links are darkened until they read well. Default: none.
  public IssuerSettingsPatchInputBranding primaryColor(String primaryColor) {
    return new IssuerSettingsPatchInputBranding(body.with("primary_color", primaryColor));
  }

  /// Takes away what is there: the opposite of [#primaryColor].
  public IssuerSettingsPatchInputBranding clearPrimaryColor() {
    return new IssuerSettingsPatchInputBranding(body.with("primary_color", null));
  }

  /// The same on dark pages, at least 3:1 on their card; without it primary_color is lightened as
  /// far as it must be. Default: none.
  public IssuerSettingsPatchInputBranding primaryColorDark(String primaryColorDark) {
    return new IssuerSettingsPatchInputBranding(body.with("primary_color_dark", primaryColorDark));
  }

  /// Takes away what is there: the opposite of [#primaryColorDark].
  public IssuerSettingsPatchInputBranding clearPrimaryColorDark() {
    return new IssuerSettingsPatchInputBranding(body.with("primary_color_dark", null));
  }

  /// The color behind the card of light pages, on which dark text must read at 4.5:1. Default:
  /// none.
  public IssuerSettingsPatchInputBranding background(String background) {
    return new IssuerSettingsPatchInputBranding(body.with("background", background));
  }

  /// Takes away what is there: the opposite of [#background].
  public IssuerSettingsPatchInputBranding clearBackground() {
    return new IssuerSettingsPatchInputBranding(body.with("background", null));
  }

  /// The color behind the card of dark pages, on which light text must read at 4.5:1. Default:
  /// none.
  public IssuerSettingsPatchInputBranding backgroundDark(String backgroundDark) {
    return new IssuerSettingsPatchInputBranding(body.with("background_dark", backgroundDark));
  }

  /// Takes away what is there: the opposite of [#backgroundDark].
  public IssuerSettingsPatchInputBranding clearBackgroundDark() {
    return new IssuerSettingsPatchInputBranding(body.with("background_dark", null));
  }

  /// How the corners of cards, fields and buttons look. Default: rounded.
  public IssuerSettingsPatchInputBranding corners(IssuerSettingsBrandingCorners corners) {
    return new IssuerSettingsPatchInputBranding(body.with("corners", corners.word()));
  }

  /// Takes away what is there: the opposite of [#corners].
  public IssuerSettingsPatchInputBranding clearCorners() {
    return new IssuerSettingsPatchInputBranding(body.with("corners", null));
  }

  /// A card in the middle, or, where there is room, beside a field of the primary color or an
  /// image. Default: card.
  public IssuerSettingsPatchInputBranding layout(IssuerSettingsBrandingLayout layout) {
    return new IssuerSettingsPatchInputBranding(body.with("layout", layout.word()));
  }

  /// Takes away what is there: the opposite of [#layout].
  public IssuerSettingsPatchInputBranding clearLayout() {
    return new IssuerSettingsPatchInputBranding(body.with("layout", null));
  }

  /// The image of layout: split, as logo, of at most 512 KB. Default: none.
  public IssuerSettingsPatchInputBranding image(Object image) {
    return new IssuerSettingsPatchInputBranding(body.with("image", image));
  }

  /// Takes away what is there: the opposite of [#image].
  public IssuerSettingsPatchInputBranding clearImage() {
    return new IssuerSettingsPatchInputBranding(body.with("image", null));
  }

  /// A stylesheet of your own, at most 64 KB, that loads nothing. It is left out where people
  /// consent, prove anew who they are or are told of an error. Default: none.
  public IssuerSettingsPatchInputBranding css(IssuerSettingsPatchInputBrandingCss css) {
    return new IssuerSettingsPatchInputBranding(body.with("css", css.body()));
  }

  /// Takes away what is there: the opposite of [#css].
  public IssuerSettingsPatchInputBranding clearCss() {
    return new IssuerSettingsPatchInputBranding(body.with("css", null));
  }

  /// Your own words on the sign-in page; for a language without, others stand in
  /// (docs/languages.md). Default: none.
  public IssuerSettingsPatchInputBranding texts(IssuerSettingsPatchInputBrandingTexts texts) {
    return new IssuerSettingsPatchInputBranding(body.with("texts", texts.body()));
  }

  /// Takes away what is there: the opposite of [#texts].
  public IssuerSettingsPatchInputBranding clearTexts() {
    return new IssuerSettingsPatchInputBranding(body.with("texts", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBranding" + body;
  }
}
