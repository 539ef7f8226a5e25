package dev.gatewright.server.pages.sample;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.gatewright.server.pages.Branding;
import dev.gatewright.server.pages.Branding.Layout;
import dev.gatewright.server.pages.Branding.LegalLink;
import dev.gatewright.server.pages.Branding.OwnText;
import dev.gatewright.server.pages.Branding.Place;
import dev.gatewright.server.pages.ClientLook;
import dev.gatewright.server.pages.Color;
import dev.gatewright.server.pages.OwnFile;
import dev.gatewright.server.pages.PageContext;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.Palette;
import dev.gatewright.server.pages.Palette.Corners;
import dev.gatewright.server.pages.Picture;
import dev.gatewright.server.pages.Said;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A brand that uses everything there is, and an application that shows itself.
public final class SampleLooks {
  private static final OwnFile LOGO = svg("#0b7a5c", "M8 30 20 8l12 22z");
  private static final OwnFile DARK_LOGO = svg("#7fe0bd", "M8 30 20 8l12 22z");
  private static final OwnFile CLIENT = svg("#b4530a", "M8 8h24v24H8z");
  private static final OwnFile CSS =
      OwnFile.stylesheet(".brand-name { letter-spacing: 0.01em }".getBytes(UTF_8)).orElseThrow();

  /// The files, as a server has them.
  public static final List<OwnFile> FILES = List.of(LOGO, DARK_LOGO, CLIENT, CSS);

  private SampleLooks() {}

  /// What an issuer says in English alone.
  static Optional<Said> english(String text) {
    return Optional.of(new Said(text, Optional.of("en")));
  }

  public static PageContext page(PageContext plain, Layout layout, String spice) {
    var split = layout == Layout.SPLIT;
    var branding =
        new Branding(
            "Acme" + spice,
            Map.of(
                Place.LOGO,
                new Picture.Own(LOGO),
                Place.LOGO_DARK,
                new Picture.Own(DARK_LOGO),
                Place.FAVICON,
                new Picture.Own(LOGO)),
            new Palette(
                new Color(0x0b, 0x7a, 0x5c),
                Optional.empty(),
                split ? Corners.SHARP : Corners.PILL,
                Optional.of(new Color(0xf2, 0xf6, 0xf1)),
                Optional.of(new Color(0x0c, 0x12, 0x10))),
            layout,
            Optional.of(CSS),
            Map.of(
                LegalLink.TERMS, new PageLink("https://acme.test/terms"),
                LegalLink.PRIVACY, new PageLink("https://acme.test/privacy"),
                LegalLink.IMPRINT, new PageLink("https://acme.test/imprint"),
                LegalLink.SUPPORT, new PageLink("https://acme.test/help")),
            Map.of(
                "en",
                Map.of(
                    OwnText.TITLE, "Welcome back" + spice,
                    OwnText.LEAD, "With the account of the workshop." + spice,
                    OwnText.FOOTNOTE, "For members of the workshop only." + spice),
                "de",
                Map.of(OwnText.TITLE, "Willkommen zurück"),
                "ar",
                Map.of(OwnText.TITLE, "مرحبًا بعودتك", OwnText.FOOTNOTE, "لأعضاء الورشة فقط.")));
    var client =
        new ClientLook(
            "Demo App" + spice,
            Optional.of(new PageLink(CLIENT.path() + "?client_id=demo")),
            Optional.of(new PageLink("https://demo.test/")),
            Optional.of(new PageLink("https://demo.test/terms")),
            Optional.of(new PageLink("https://demo.test/privacy")));
    return new PageContext(plain.messages(), branding, plain.assets()).about(Optional.of(client));
  }

  private static OwnFile svg(String color, String shape) {
    return OwnFile.picture(
            ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\">"
                    + "<path fill=\""
                    + color
                    + "\" d=\""
                    + shape
                    + "\"/></svg>")
                .getBytes(UTF_8))
        .orElseThrow();
  }
}
