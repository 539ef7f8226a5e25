package dev.gatewright.server.pages;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How an issuer looks. All of it is data: no issuer has templates of its own.
///
/// @param pictures what is shown of it, by its place
/// @param css a stylesheet of its own, for pages that are [PageContext#themed]
/// @param links what stands at the foot of every page
/// @param texts its own words, by language (RFC 5646)
public record Branding(
    String name,
    Map<Place, Picture> pictures,
    Palette palette,
    Layout layout,
    Optional<OwnFile> css,
    Map<LegalLink, PageLink> links,
    Map<String, Map<OwnText, String>> texts) {
  public static final Color DEFAULT_COLOR = new Color(0x3b, 0x5b, 0xdb);

  public Branding {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a brand needs a name");
    }
    pictures = Map.copyOf(pictures);
    links = Map.copyOf(links);
    texts = Map.copyOf(texts);
  }

  /// Name, logo and color, and all else as it is without a word.
  public Branding(String name, Optional<PageLink> logo, Color primaryColor) {
    this(
        name,
        logo.<Map<Place, Picture>>map(link -> Map.of(Place.LOGO, new Picture.At(link)))
            .orElse(Map.of()),
        Palette.of(primaryColor),
        Layout.CARD,
        Optional.empty(),
        Map.of(),
        Map.of());
  }

  /// A brand of which only the name is known.
  public static Branding named(String name) {
    return new Branding(name, Optional.empty(), DEFAULT_COLOR);
  }

  /// Where a picture is shown.
  public enum Place {
    LOGO,
    LOGO_DARK,
    FAVICON,
    SCENE
  }

  /// How a page is laid out: a card in the middle, or beside a field of color or an image.
  public enum Layout {
    CARD,
    SPLIT
  }

  /// A link at the foot of every page.
  public enum LegalLink {
    TERMS,
    PRIVACY,
    IMPRINT,
    SUPPORT;

    /// The key of its words.
    public String key() {
      return "foot." + name().toLowerCase(Locale.ROOT);
    }
  }

  /// A text of the sign-in page that can be the operator's own.
  public enum OwnText {
    TITLE,
    LEAD,
    FOOTNOTE
  }

  public Color primaryColor() {
    return palette.light();
  }

  public Optional<Picture> picture(Place place) {
    return Optional.ofNullable(pictures.get(place));
  }

  /// The operator's words in the first of these languages that has some.
  public Optional<Said> text(OwnText text, List<String> languages) {
    return languages.stream()
        .flatMap(tag ->
            Optional.ofNullable(texts.getOrDefault(tag, Map.of()).get(text))
                .map(words -> new Said(words, Optional.of(tag)))
                .stream())
        .findFirst();
  }

  /// The own file of this name.
  public Optional<OwnFile> file(String name) {
    return Stream.concat(
            pictures.values().stream().flatMap(picture -> picture.file().stream()), css.stream())
        .filter(file -> file.name().equals(name))
        .findFirst();
  }

  /// What the Content-Security-Policy must allow in `img-src` beside `'self'`.
  public Stream<String> imageSources() {
    return pictures.values().stream()
        .flatMap(picture ->
            switch (picture) {
              case Picture.At(var link) -> link.origin().stream();
              case Picture.Own _ -> Stream.empty();
            })
        .distinct();
  }

  public String initial() {
    return Account.initialOf(name);
  }
}
