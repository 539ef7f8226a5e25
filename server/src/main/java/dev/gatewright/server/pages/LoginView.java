package dev.gatewright.server.pages;

import java.util.List;
import java.util.Optional;

/// The page on which a sign-in begins. It posts `EMAIL_FIELD`, with it `PASSWORD_FIELD` and, where
/// it asks for one, `CodeView.CODE_FIELD`; or `IDENTIFY_FIELD`; or `CHOOSE_FIELD` with the method
/// that the person would rather use; beside the hidden fields.
///
/// @param clientName the application that asked, empty where the person came by themselves
/// @param email what was typed before, or a hint; empty text where nothing is known
/// @param settled whether who it is was said on a page before, so that only the proof is asked for
/// @param first the key of the method that the page is for, empty where it asks for the address
///   alone
/// @param stay whether the box for staying signed in is ticked, where there is one
/// @param beside where people go who cannot sign in
/// @param others the keys of the methods that would do as well
/// @param passkey what the browser is asked for, as JSON, where a passkey would do
/// @param passkeyLeads whether a passkey stands before all else
/// @param providers the other providers at which a sign-in may begin, in the order of their buttons
/// @param providersLead whether they stand before the form
public record LoginView(
    PageLink action,
    Optional<String> clientName,
    String email,
    boolean settled,
    Optional<String> first,
    List<String> others,
    Optional<String> passkey,
    boolean passkeyLeads,
    List<ProviderButton> providers,
    boolean providersLead,
    Optional<LoginProblem> problem,
    Optional<Boolean> stay,
    Beside beside,
    List<HiddenField> hidden) {
  private static final String PASSWORD = "password";
  private static final String PASSKEY = "passkey";
  private static final String UPSTREAM = "upstream";

  public static final String EMAIL_FIELD = "email";
  public static final String PASSWORD_FIELD = "password";

  public static final String STAY_FIELD = "stay";

  /// Sent wherever the box is, so that an empty one is told from none.
  public static final String STAY_ASKED_FIELD = "stay_asked";

  public static final String IDENTIFY_FIELD = "identify";
  public static final String CHOOSE_FIELD = "choose";
  public static final String PROVIDER_FIELD = "provider";

  public LoginView {
    others = List.copyOf(others);
    providers = List.copyOf(providers);
    hidden = List.copyOf(hidden);
  }

  /// The pages beside the login: for a new password, for a new account. Each is absent where the
  /// issuer has none.
  public record Beside(Optional<PageLink> recover, Optional<PageLink> signUp) {
    public static final Beside NONE = new Beside(Optional.empty(), Optional.empty());
  }

  /// Address and password together, and nothing else.
  public LoginView(
      PageLink action,
      Optional<String> clientName,
      String email,
      Optional<LoginProblem> problem,
      List<HiddenField> hidden) {
    this(
        action,
        clientName,
        email,
        false,
        Optional.of(PASSWORD),
        List.of(),
        Optional.empty(),
        false,
        List.of(),
        false,
        problem,
        Optional.empty(),
        Beside.NONE,
        hidden);
  }

  /// Whether nothing but a passkey or another provider will do.
  public boolean alone() {
    return first
        .filter(key -> (passkey.isPresent() && key.equals(PASSKEY)) || key.equals(UPSTREAM))
        .isPresent();
  }

  /// Whether something is wrong; it is not where somebody only learns how it goes on.
  public boolean failed() {
    return problem
        .filter(
            found -> !(found instanceof LoginProblem.Upstream(var trouble, _)) || !trouble.isCalm())
        .isPresent();
  }

  /// Whether there are other providers to choose from; not for somebody who has just come from one
  /// and is to sign in here.
  public boolean showsProviders() {
    return !providers.isEmpty()
        && problem
            .filter(found ->
                found instanceof LoginProblem.Upstream(var trouble, _)
                    && trouble == UpstreamTrouble.CONNECT)
            .isEmpty();
  }

  /// Whether the field of the address offers passkeys; not where one was just refused, which the
  /// browser might hand over again and again.
  public boolean fillsInPasskeys() {
    return passkey.isPresent()
        && problem.filter(LoginProblem.UnknownPasskey.class::isInstance).isEmpty();
  }

  public boolean asksForPassword() {
    return first.filter(PASSWORD::equals).isPresent();
  }

  /// The method whose button the page is for, where it asks for no password.
  public Optional<String> firstButton() {
    return first.filter(key -> !key.equals(PASSWORD));
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
              LoginProblem.UnknownPasskey(),
              LoginProblem.Upstream(_, _),
              LoginProblem.Expired(),
              LoginProblem.Unsolved() ->
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
