package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The form that changes how an issuer's pages look, with what they would look like.
///
/// @param preview where the form is sent to be shown what it would make of a page
/// @param page which page is shown
/// @param pages those that can be
/// @param language in which
/// @param languages those that the issuer speaks
/// @param seen as which state of the issuer it was shown
/// @param problems what is wrong and of no single field
/// @param look the look's fields
/// @param texts the issuer's own words, and the links at the foot
public record BrandingView(
    ConsoleFrame frame,
    PageLink action,
    PageLink preview,
    String page,
    List<String> pages,
    String language,
    List<String> languages,
    String seen,
    List<String> problems,
    List<SettingsChangeView.Field> look,
    List<SettingsChangeView.Field> texts) {
  public static final String PAGE_FIELD = "page";
  public static final String LANGUAGE_FIELD = "language";

  public BrandingView {
    pages = List.copyOf(pages);
    languages = List.copyOf(languages);
    problems = List.copyOf(problems);
    look = List.copyOf(look);
    texts = List.copyOf(texts);
  }

  /// The first line to type in which something is wrong, if anything is.
  public Optional<SettingsChangeView.Field> firstWrong() {
    return Stream.concat(look.stream(), texts.stream())
        .filter(
            field -> field.kind() == SettingsChangeView.Kind.LINE && field.problem().isPresent())
        .findFirst();
  }

  /// Why there is nothing to be seen.
  public record Unseen(List<String> problems) {
    public Unseen {
      problems = List.copyOf(problems);
    }
  }
}
