package dev.gatewright.server.pages;

import java.util.Optional;

/// How an issuer looks: its name, its logo, and the one color that buttons and links take.
///
/// @param logo an image of any size; shown 40 pixels high
public record Branding(String name, Optional<PageLink> logo, Color primaryColor) {
  public static final Color DEFAULT_COLOR = new Color(0x3b, 0x5b, 0xdb);

  public Branding {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a brand needs a name");
    }
  }

  /// A brand of which only the name is known.
  public static Branding named(String name) {
    return new Branding(name, Optional.empty(), DEFAULT_COLOR);
  }

  /// What the Content-Security-Policy must allow in `img-src` beside `'self'`.
  public Optional<String> imageSource() {
    return logo.flatMap(PageLink::origin);
  }

  public String initial() {
    return Account.initialOf(name);
  }
}
