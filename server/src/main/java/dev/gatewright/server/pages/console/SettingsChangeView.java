package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form that changes settings of one group.
///
/// @param title the key of its name
/// @param seen as which state of the issuer it was shown
/// @param problems what is wrong and of no single field
public record SettingsChangeView(
    ConsoleFrame frame,
    PageLink action,
    String title,
    String seen,
    List<String> problems,
    List<Field> fields) {
  public static final String SEEN_FIELD = "seen";

  public SettingsChangeView {
    problems = List.copyOf(problems);
    fields = List.copyOf(fields);
  }

  /// The first line to type in which something is wrong, if anything is.
  public Optional<Field> firstWrong() {
    return fields.stream()
        .filter(field -> field.kind() == Kind.LINE && field.problem().isPresent())
        .findFirst();
  }

  /// How something is typed.
  public enum Kind {
    /// One of some words.
    WORD,
    /// Any of some words.
    WORDS,
    LINE,
    /// A list, one to a line.
    LINES,
    /// What has parts.
    TEXT
  }

  /// A field for one setting.
  ///
  /// @param name the field's name, which is the setting's path
  /// @param section what the settings beside it are about, with the first of them
  /// @param form what may be written, where it is no word of a list
  /// @param fallback what holds where nothing is said
  /// @param own whether it says something else than that
  /// @param may whether whoever looks may change it
  public record Field(
      String name,
      Optional<String> section,
      String label,
      String meaning,
      Optional<String> form,
      String fallback,
      Kind kind,
      String value,
      List<Choice> choices,
      boolean own,
      boolean may,
      Optional<String> problem) {
    public Field {
      choices = List.copyOf(choices);
    }

    /// What the page calls it where names have a meaning of their own.
    public String id() {
      return "set-" + name.replace('.', '-');
    }

    /// Which texts say more of it.
    public String described() {
      return id() + "-hint" + (problem.isPresent() ? " " + id() + "-error" : "");
    }
  }

  public record Choice(String name, String word, boolean chosen) {}
}
