package dev.gatewright.server.pages;

/// What every page needs beside its own view: the language, the look, and where its files are.
///
/// @param home the path below which the page's files are served too, empty at the root of an
///   origin; a proxy may send nothing else here
public record PageContext(Messages messages, Branding branding, PageAssets assets, String home) {
  public PageContext(Messages messages, Branding branding, PageAssets assets) {
    this(messages, branding, assets, "");
  }

  /// A text of the chosen language.
  public String text(String key, String... values) {
    return messages.text(key, values);
  }

  public Messages.Sentence around(String key) {
    return messages.around(key);
  }

  public String asset(String name) {
    return home + assets.path(name);
  }

  public String brandStylesheet() {
    return home + BrandStylesheet.of(branding).path();
  }
}
