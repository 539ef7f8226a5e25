package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form that makes an issuer.
///
/// @param base below which it is served
/// @param id may be empty: then it is made of the name
/// @param fields what else is asked
public record NewIssuerView(
    ConsoleFrame frame,
    PageLink action,
    String base,
    String name,
    String id,
    List<String> problems,
    List<SettingsChangeView.Field> fields) {
  public static final String NAME_FIELD = "name";
  public static final String ID_FIELD = "id";

  public NewIssuerView {
    problems = List.copyOf(problems);
    fields = List.copyOf(fields);
  }

  /// The first line to type in which something is wrong, if anything is.
  public Optional<SettingsChangeView.Field> firstWrong() {
    return fields.stream()
        .filter(
            field -> field.kind() == SettingsChangeView.Kind.LINE && field.problem().isPresent())
        .findFirst();
  }
}
