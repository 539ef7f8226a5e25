package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The login form. It posts `EMAIL_FIELD` and `PASSWORD_FIELD` beside the hidden fields.
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
    return problem.flatMap(found ->
        switch (found) {
          case LoginProblem.Throttled(long minutes) ->
              Optional.of(messages.count("login.throttled", minutes));
          case LoginProblem.Busy() -> Optional.of(messages.text("login.busy"));
          case LoginProblem.NotActive() -> Optional.of(messages.text("login.inactive"));
          case LoginProblem.Expired() -> Optional.of(messages.text("login.expired"));
          case LoginProblem.WrongCredentials(), LoginProblem.Missing(_, _) -> Optional.empty();
        });
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
