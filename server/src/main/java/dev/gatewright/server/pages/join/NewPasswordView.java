package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The form for a password that is new, behind a mailed link. It posts `PASSWORD_FIELD`, where an
/// account is made `NAME_FIELD`, and where there are terms `TERMS_FIELD`, beside the hidden fields.
///
/// @param address the account's, which tells a password manager what to keep the password for
/// @param fewest characters that a password has
/// @param name what was typed as a name; empty where none is asked for
/// @param terms what is to be accepted, in the order in which it is shown
/// @param box how the box was sent with which they are accepted
public record NewPasswordView(
    Purpose purpose,
    PageLink action,
    String address,
    int fewest,
    Optional<String> name,
    List<Terms> terms,
    TermsBox box,
    Optional<Problem> problem,
    List<HiddenField> hidden) {
  public static final String PASSWORD_FIELD = "password";
  public static final String NAME_FIELD = "name";
  public static final String TERMS_FIELD = "terms";

  public NewPasswordView {
    terms = List.copyOf(terms);
    hidden = List.copyOf(hidden);
  }

  /// A text to be read before it is accepted; `title` is the key of its name.
  public record Terms(String title, PageLink link) {}

  /// The box that stands for the terms, as the form was sent.
  public enum TermsBox {
    /// It was not sent yet.
    NEW,
    TICKED,
    LEFT
  }

  /// What is wrong with the password that was typed, or with taking it now.
  public enum Problem {
    MISSING,
    TOO_SHORT,
    TOO_LONG,
    UNREADABLE,
    COMMON,
    LIKE_ACCOUNT,
    BREACHED,
    BUSY;

    String text(Messages messages, int fewest) {
      return this == TOO_SHORT
          ? messages.count("new_password.too_short", fewest)
          : messages.text("new_password." + name().toLowerCase(Locale.ROOT));
    }
  }

  public Optional<String> passwordError(Messages messages) {
    return problem.map(found -> found.text(messages, fewest));
  }

  public Optional<String> termsError(Messages messages) {
    return box == TermsBox.LEFT
        ? Optional.of(messages.text("new_password.terms"))
        : Optional.empty();
  }

  public boolean isTicked() {
    return box == TermsBox.TICKED;
  }

  public boolean failed() {
    return problem.isPresent() || box == TermsBox.LEFT;
  }
}
