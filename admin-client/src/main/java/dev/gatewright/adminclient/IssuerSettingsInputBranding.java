// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputBranding {
  private final Body body;

  private IssuerSettingsInputBranding(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputBranding of() {
    return new IssuerSettingsInputBranding(Body.nothing());
  }

  /// The logo: an https URL, a path, or a file of at most 64 KB. Default: none.
  public IssuerSettingsInputBranding logo(Object logo) {
    return new IssuerSettingsInputBranding(body.with("logo", logo));
  }

  /// The logo on dark pages, where it is another one. Default: none.
  public IssuerSettingsInputBranding logoDark(Object logoDark) {
    return new IssuerSettingsInputBranding(body.with("logo_dark", logoDark));
  }

  /// The icon of the browser's tab. Default: none.
  public IssuerSettingsInputBranding favicon(Object favicon) {
    return new IssuerSettingsInputBranding(body.with("favicon", favicon));
  }

  /// The color of buttons and links, such as "#3b5bdb". What is written on it is black or white,
  /// whichever reads better; links are darkened until they read well. Default: none.
  public IssuerSettingsInputBranding primaryColor(String primaryColor) {
    return new IssuerSettingsInputBranding(body.with("primary_color", primaryColor));
  }

  /// The same on dark pages, at least 3:1 on their card; without it primary_color is lightened as
  /// far as it must be. Default: none.
  public IssuerSettingsInputBranding primaryColorDark(String primaryColorDark) {
    return new IssuerSettingsInputBranding(body.with("primary_color_dark", primaryColorDark));
  }

  /// The color behind the card of light pages, on which dark text must read at 4.5:1. Default:
  /// none.
  public IssuerSettingsInputBranding background(String background) {
    return new IssuerSettingsInputBranding(body.with("background", background));
  }

  /// The color behind the card of dark pages, on which light text must read at 4.5:1. Default:
  /// none.
  public IssuerSettingsInputBranding backgroundDark(String backgroundDark) {
    return new IssuerSettingsInputBranding(body.with("background_dark", backgroundDark));
  }

  /// How the corners of cards, fields and buttons look. Default: rounded.
  public IssuerSettingsInputBranding corners(IssuerSettingsBrandingCorners corners) {
    return new IssuerSettingsInputBranding(body.with("corners", corners.word()));
  }

  /// A card in the middle, or, where there is room, beside a field of the primary color or an
  /// image. Default: card.
  public IssuerSettingsInputBranding layout(IssuerSettingsBrandingLayout layout) {
    return new IssuerSettingsInputBranding(body.with("layout", layout.word()));
  }

  /// The image of layout: split, as logo, of at most 512 KB. Default: none.
  public IssuerSettingsInputBranding image(Object image) {
    return new IssuerSettingsInputBranding(body.with("image", image));
  }

  /// A stylesheet of your own, at most 64 KB, that loads nothing. It is left out where people
  /// consent, prove anew who they are or are told of an error. Default: none.
  public IssuerSettingsInputBranding css(IssuerSettingsInputBrandingCss css) {
    return new IssuerSettingsInputBranding(body.with("css", css.body()));
  }

  /// Your own words on the sign-in page; for a language without, others stand in
  /// (docs/languages.md). Default: none.
  public IssuerSettingsInputBranding texts(IssuerSettingsInputBrandingTexts texts) {
    return new IssuerSettingsInputBranding(body.with("texts", texts.body()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputBranding" + body;
  }
}
