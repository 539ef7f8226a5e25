// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsBranding`, as the server tells it. Later versions may tell more.
///
/// @param logo The logo: an https URL, a path, or a file of at most 64 KB. Default: none.
/// @param logoDark The logo on dark pages, where it is another one. Default: none.
/// @param favicon The icon of the browser's tab. Default: none.
/// @param primaryColor The color of buttons and links, such as "#3b5bdb". What is written on it is
///   black or white, whichever reads better; links are darkened until they read well. Default:
///   none.
/// @param primaryColorDark The same on dark pages, at least 3:1 on their card; without it
///   primary_color is lightened as far as it must be. Default: none.
/// @param background The color behind the card of light pages, on which dark text must read at
///   4.5:1. Default: none.
/// @param backgroundDark The color behind the card of dark pages, on which light text must read at
///   4.5:1. Default: none.
/// @param corners How the corners of cards, fields and buttons look. Default: rounded.
/// @param layout A card in the middle, or, where there is room, beside a field of the primary color
///   or an image. Default: card.
/// @param image The image of layout: split, as logo, of at most 512 KB. Default: none.
/// @param css A stylesheet of your own, at most 64 KB, that loads nothing. It is left out where
///   people consent, prove anew who they are or are told of an error. Default: none.
/// @param texts Your own words on the sign-in page; for a language without, others stand in
///   (docs/languages.md). Default: none.
public record IssuerSettingsBranding(
    Optional<Object> logo,
    Optional<Object> logoDark,
    Optional<Object> favicon,
    Optional<String> primaryColor,
    Optional<String> primaryColorDark,
    Optional<String> background,
    Optional<String> backgroundDark,
    Optional<IssuerSettingsBrandingCorners> corners,
    Optional<IssuerSettingsBrandingLayout> layout,
    Optional<Object> image,
    Optional<IssuerSettingsBrandingCss> css,
    Optional<IssuerSettingsBrandingTexts> texts) {
  static IssuerSettingsBranding of(Members json) {
    return new IssuerSettingsBranding(
        json.optional("logo", Readers::any),
        json.optional("logo_dark", Readers::any),
        json.optional("favicon", Readers::any),
        json.optional("primary_color", Readers::text),
        json.optional("primary_color_dark", Readers::text),
        json.optional("background", Readers::text),
        json.optional("background_dark", Readers::text),
        json.optional("corners", Readers.word(IssuerSettingsBrandingCorners::new)),
        json.optional("layout", Readers.word(IssuerSettingsBrandingLayout::new)),
        json.optional("image", Readers::any),
        json.optional("css", Readers.object(IssuerSettingsBrandingCss::of)),
        json.optional("texts", Readers.object(IssuerSettingsBrandingTexts::of)));
  }
}
