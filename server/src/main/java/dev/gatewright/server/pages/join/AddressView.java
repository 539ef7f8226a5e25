package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.LoginView;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The form that asks for an address to mail to. It posts `EMAIL_FIELD` beside the hidden fields.
///
/// @param email what was typed before
/// @param asksFor the key of what the field is called
/// @param back the login that the person comes from, if it is still there
public record AddressView(
    Purpose purpose,
    PageLink action,
    String email,
    String asksFor,
    Optional<Problem> problem,
    Optional<PageLink> back,
    List<HiddenField> hidden) {
  public static final String EMAIL_FIELD = "email";

  public AddressView {
    hidden = List.copyOf(hidden);
  }

  public boolean asksForEmail() {
    return asksFor.equals(LoginView.EMAIL);
  }

  /// What to type.
  public String lead(Messages messages) {
    return purpose.text(messages, asksForEmail() ? "lead" : "lead.named");
  }

  /// What is wrong with what was typed, or with asking at all.
  public sealed interface Problem {
    record Missing() implements Problem {}

    /// It can be no address.
    record Invalid() implements Problem {}

    /// Accounts are for addresses of other domains.
    record OtherDomain() implements Problem {}

    /// Too many mails were asked for from this network.
    ///
    /// @param minutes how long to wait, at least 1
    record Throttled(long minutes) implements Problem {}

    record Busy() implements Problem {}

    /// The issuer is under attack, and the form came without the work that its page asked for.
    record Unsolved() implements Problem {}
  }

  /// What is said above the form; empty where the field says it.
  public Optional<String> notice(Messages messages) {
    return problem.flatMap(found ->
        switch (found) {
          case Problem.Throttled(long minutes) ->
              Optional.of(messages.count("address.throttled", minutes));
          case Problem.Busy() -> Optional.of(messages.text("address.busy"));
          case Problem.Unsolved() -> Optional.of(messages.text("challenge.unsolved"));
          case Problem.Missing(), Problem.Invalid(), Problem.OtherDomain() -> Optional.empty();
        });
  }

  public Optional<String> emailError(Messages messages) {
    return problem.flatMap(found ->
        switch (found) {
          case Problem.Missing() -> Optional.of(messages.text("login.email.missing"));
          case Problem.Invalid() ->
              Optional.of(
                  asksForEmail()
                      ? messages.text("address.invalid")
                      : messages.text("address.invalid.named"));
          case Problem.OtherDomain() -> Optional.of(messages.text("address.other_domain"));
          case Problem.Throttled(_), Problem.Busy(), Problem.Unsolved() -> Optional.empty();
        });
  }
}
