package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The page that asks for a passkey after another proof. Its script posts `ASSERTION_FIELD` beside
/// the hidden fields; its other form posts `LoginView.CHOOSE_FIELD` or `CodeView.ANOTHER_FIELD`.
///
/// @param options what the browser is asked for, as JSON
/// @param others the keys of the methods that would do as well
public record PasskeyView(
    PageLink action,
    Optional<String> clientName,
    Account account,
    String options,
    List<String> others,
    Optional<LoginProblem> problem,
    List<HiddenField> hidden) {
  public static final String ASSERTION_FIELD = "assertion";

  public PasskeyView {
    others = List.copyOf(others);
    hidden = List.copyOf(hidden);
  }

  /// What went wrong the last time.
  public Optional<String> notice(Messages messages) {
    return problem.flatMap(found -> found.notice(messages));
  }
}
