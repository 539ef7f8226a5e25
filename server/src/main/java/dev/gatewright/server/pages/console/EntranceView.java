package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What a link opens that makes somebody an administrator: the form for their account, or the
/// question whether somebody who has one takes the mandate.
///
/// @param isFirst whether it is the link for the first owner
/// @param role the key of the role's name
/// @param issuer where it counts; none is everywhere
/// @param organization the one that it is about, where it is about one
/// @param signedIn whoever is signed in
/// @param fewest characters that a password has
public record EntranceView(
    PageLink action,
    boolean isFirst,
    String role,
    Optional<String> issuer,
    Optional<String> organization,
    Optional<String> signedIn,
    PageLink signIn,
    String email,
    String name,
    int fewest,
    Optional<Problem> problem,
    List<HiddenField> hidden) {
  public static final String EMAIL_FIELD = "email";
  public static final String NAME_FIELD = "name";
  public static final String PASSWORD_FIELD = "password";

  public EntranceView {
    hidden = List.copyOf(hidden);
  }

  /// What is wrong, and with which field.
  public enum Problem {
    EMAIL_MISSING,
    EMAIL_INVALID,
    EMAIL_TAKEN,
    MISSING,
    TOO_SHORT,
    TOO_LONG,
    UNREADABLE,
    COMMON,
    LIKE_ACCOUNT,
    BREACHED,
    BUSY;

    boolean isOfEmail() {
      return this == EMAIL_MISSING || this == EMAIL_INVALID || this == EMAIL_TAKEN;
    }
  }

  public Optional<String> emailError(Messages messages) {
    return problem
        .filter(Problem::isOfEmail)
        .map(found ->
            switch (found) {
              case EMAIL_MISSING -> messages.text("console.entrance.email_missing");
              case EMAIL_TAKEN -> messages.text("console.entrance.email_taken");
              default -> messages.text("console.entrance.email_invalid");
            });
  }

  public Optional<String> passwordError(Messages messages) {
    return problem
        .filter(found -> !found.isOfEmail())
        .map(found ->
            found == Problem.TOO_SHORT
                ? messages.count("new_password.too_short", fewest)
                : messages.text("new_password." + found.name().toLowerCase(Locale.ROOT)));
  }

  public boolean failed() {
    return problem.isPresent();
  }

  /// The key of the heading.
  public String title() {
    return isFirst ? "console.entrance.first" : "console.entrance.invited";
  }
}
