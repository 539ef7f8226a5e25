package dev.gatewright.server.pages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The form for a code. It posts `CODE_FIELD` and `METHOD_FIELD` beside the hidden fields,
/// `LoginView.CHOOSE_FIELD` from whoever would rather prove it in another way, or `ANOTHER_FIELD`
/// from whoever would rather sign in as somebody else.
///
/// @param clientName the application that asked, empty where the person came by themselves
/// @param account who proved a first factor, or only what was typed where nobody has yet
/// @param method the key of the method whose code it is
/// @param others the keys of the methods that would do as well
/// @param reach to which telephones its codes go; everywhere where they are not sent to any
/// @param trust for how long the browser can be trusted, where that is offered
public record CodeView(
    PageLink action,
    Optional<String> clientName,
    Account account,
    String method,
    List<String> others,
    TextReach reach,
    Optional<Duration> trust,
    Optional<LoginProblem> problem,
    List<HiddenField> hidden) {
  public static final String CODE_FIELD = "code";
  public static final String TRUST_FIELD = "trust";
  public static final String METHOD_FIELD = "method";
  public static final String ANOTHER_FIELD = "another";

  public CodeView {
    others = List.copyOf(others);
    hidden = List.copyOf(hidden);
  }

  /// A text of the method's own.
  public String text(Messages messages, String key) {
    return messages.text("code." + method + "." + key);
  }

  /// Where the code is.
  public String lead(Messages messages) {
    return reach.isNowhere() ? reach.beside(messages, "") : text(messages, "lead");
  }

  /// What to do for somebody who has no code, where there is something to say.
  public Optional<String> none(Messages messages) {
    return messages
        .find("code." + method + ".none")
        .filter(_ -> !reach.isNowhere())
        .map(said -> reach.beside(messages, said));
  }

  /// Whether another one may be asked for.
  public boolean canBeSentAgain() {
    return !reach.isNowhere() && (method.equals("email_code") || method.equals("sms_code"));
  }

  /// What says so on its button.
  public String again(Messages messages) {
    return messages.text(method.equals("sms_code") ? "texted.again" : "mailed.again");
  }

  /// Whether its codes are digits alone.
  public boolean isNumeric() {
    return !method.equals("recovery_code");
  }

  /// What is wrong with the form as a whole, to be said above it, and the way in that is left to
  /// whoever may type no code now.
  public Optional<String> notice(Messages messages) {
    boolean throttled = problem.filter(LoginProblem.Throttled.class::isInstance).isPresent();
    var left =
        throttled
            ? messages.find("code." + method + ".throttled").map(text -> " " + text).orElse("")
            : "";
    return problem.flatMap(found -> found.notice(messages)).map(said -> said + left);
  }

  public Optional<String> codeError(Messages messages) {
    return problem.flatMap(found ->
        switch (found) {
          case LoginProblem.WrongCredentials() -> Optional.of(text(messages, "wrong"));
          case LoginProblem.Missing(_, _) -> Optional.of(text(messages, "missing"));
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
