package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The login form. It posts `EMAIL_FIELD`, `PASSWORD_FIELD` and, where it asks for one,
/// `CodeView.CODE_FIELD` beside the hidden fields.
///
/// @param clientName the application that asked, empty where the person came by themselves
/// @param email what was typed before, or a hint; empty text where nothing is known
public record LoginView(
    PageLink action,
    Optional<String> clientName,
    String email,
    Optional<LoginProblem> problem,
    List<HiddenField> hidden) {
  public static final String EMAIL_FIELD = "email";
  public static final String PASSWORD_FIELD = "password";

  public LoginView {
    hidden = List.copyOf(hidden);
  }

  /// What is wrong with the form as a whole, to be said above it.
  public Optional<String> notice(Messages messages) {
    return problem.flatMap(found -> found.notice(messages));
  }

  /// Whether there is a field for a code that cannot be guessed, the way in for somebody whose
  /// attempts strangers used up. Shown to everybody alike.
  public boolean asksForCode() {
    return problem.filter(LoginProblem.Throttled.class::isInstance).isPresent();
  }

  public Optional<String> emailError(Messages messages) {
    return problem
        .filter(found -> found instanceof LoginProblem.Missing(boolean missing, _) && missing)
        .map(_ -> messages.text("login.email.missing"));
  }

  public Optional<String> passwordError(Messages messages) {
    return problem.flatMap(found ->
        switch (found) {
          case LoginProblem.WrongCredentials() -> Optional.of(messages.text("login.wrong"));
          case LoginProblem.Missing(_, boolean missing) ->
              missing ? Optional.of(messages.text("login.password.missing")) : Optional.empty();
          case LoginProblem.Throttled(_),
              LoginProblem.Busy(),
              LoginProblem.NotActive(),
              LoginProblem.Expired() ->
              Optional.empty();
        });
  }

  /// Whether typing goes on in the email field; otherwise in the password field.
  public boolean startsAtEmail() {
    return email.isEmpty();
  }

  public boolean credentialsWrong() {
    return problem.filter(LoginProblem.WrongCredentials.class::isInstance).isPresent();
  }
}
