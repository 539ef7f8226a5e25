package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The form for a code as a second factor. It posts `CODE_FIELD` beside the hidden fields, or
/// `ANOTHER_FIELD` from whoever would rather sign in as somebody else.
///
/// @param clientName the application that asked, empty where the person came by themselves
/// @param account who proved a first factor
public record CodeView(
    PageLink action,
    Optional<String> clientName,
    Account account,
    Optional<LoginProblem> problem,
    List<HiddenField> hidden) {
  public static final String CODE_FIELD = "code";
  public static final String ANOTHER_FIELD = "another";

  public CodeView {
    hidden = List.copyOf(hidden);
  }

  /// What is wrong with the form as a whole, to be said above it.
  public Optional<String> notice(Messages messages) {
    return problem.flatMap(found -> found.notice(messages));
  }

  public Optional<String> codeError(Messages messages) {
    return problem.flatMap(found ->
        switch (found) {
          case LoginProblem.WrongCredentials() -> Optional.of(messages.text("code.wrong"));
          case LoginProblem.Missing(_, _) -> Optional.of(messages.text("code.missing"));
          case LoginProblem.Throttled(_),
              LoginProblem.Busy(),
              LoginProblem.NotActive(),
              LoginProblem.Expired() ->
              Optional.empty();
        });
  }
}
