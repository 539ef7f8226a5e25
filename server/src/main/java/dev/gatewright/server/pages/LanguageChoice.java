package dev.gatewright.server.pages;

import java.util.List;
import java.util.Locale;

/// What a page offers to whoever would rather read it in another language. The form posts
/// `LANGUAGE_FIELD` and `BACK_FIELD`.
///
/// @param back the address of the page, path and query
public record LanguageChoice(PageLink action, String back, List<String> tags) {
  public static final String LANGUAGE_FIELD = "language";
  public static final String BACK_FIELD = "back";

  public LanguageChoice {
    tags = List.copyOf(tags);
  }

  /// The language in its own words.
  public static String inItsWords(String tag) {
    var locale = Locale.forLanguageTag(tag);
    var name = locale.getDisplayName(locale);
    return name.substring(0, 1).toUpperCase(locale) + name.substring(1);
  }
}
