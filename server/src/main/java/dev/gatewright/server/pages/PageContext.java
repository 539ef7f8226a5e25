package dev.gatewright.server.pages;

/// What every page needs beside its own view: the language, the look, and where its files are.
public record PageContext(Messages messages, Branding branding, PageAssets assets) {
  /// A text of the chosen language.
  public String text(String key, String... values) {
    return messages.text(key, values);
  }

  public Messages.Sentence around(String key) {
    return messages.around(key);
  }

  public String asset(String name) {
    return assets.path(name);
  }

  public String brandStylesheet() {
    return BrandStylesheet.of(branding).path();
  }
}
