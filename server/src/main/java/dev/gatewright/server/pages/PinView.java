package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The form for a PIN. It posts `CodeView.CODE_FIELD` and `CodeView.METHOD_FIELD` beside the hidden
/// fields, or `LoginView.CHOOSE_FIELD` from whoever would rather sign in in another way.
///
/// @param clientName the application that asked
/// @param others the keys of the methods that would do as well
public record PinView(
    PageLink action,
    Optional<String> clientName,
    List<String> others,
    Optional<LoginProblem> problem,
    List<HiddenField> hidden) {
  public PinView {
    others = List.copyOf(others);
    hidden = List.copyOf(hidden);
  }

  /// What is wrong with the form as a whole, to be said above it.
  public Optional<String> notice(Messages messages) {
    return problem.flatMap(found -> found.notice(messages));
  }

  public Optional<String> pinError(Messages messages) {
    return problem.flatMap(found ->
        switch (found) {
          case LoginProblem.WrongCredentials() -> Optional.of(messages.text("pin.wrong"));
          case LoginProblem.Missing(_, _) -> Optional.of(messages.text("pin.missing"));
          case LoginProblem.Throttled(_),
              LoginProblem.Busy(),
              LoginProblem.NotActive(),
              LoginProblem.UnknownPasskey(),
              LoginProblem.Upstream(_, _),
              LoginProblem.Expired(),
              LoginProblem.Unsolved() ->
              Optional.empty();
        });
  }
}
