package dev.gatewright.server.pages;

import java.util.Optional;

/// Words that stand on a page as somebody else put them, such as an issuer in its configuration.
///
/// @param language what they are in (RFC 5646), where anybody said so
public record Said(String text, Optional<String> language) {
  /// Our own, which are in the language of the page.
  static Said ours(String text, Messages page) {
    return new Said(text, Optional.of(page.language()));
  }

  /// The `lang` of these words, where they are not in the language of the page: what reads a page
  /// aloud takes another voice for them (WCAG 2.2 3.1.2).
  public Optional<String> lang(Messages page) {
    return language.filter(_ -> !isOf(page));
  }

  /// The `dir` of these words. Those in the language of the page run as the page does, whatever
  /// name they begin with.
  public String dir(Messages page) {
    return isOf(page) ? page.direction() : "auto";
  }

  private boolean isOf(Messages page) {
    return language.filter(Languages.withBase(page.language())::contains).isPresent();
  }
}
