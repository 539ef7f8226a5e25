package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import java.util.Locale;
import java.util.Optional;

/// The form for another password.
///
/// @param address the account's, which tells a password manager what to keep the password for
/// @param asksCurrent whether there is a password to be asked for
/// @param fewest characters that a password has
/// @param endsOthers whether the box is ticked that ends every other login
public record PasswordView(
    Frame frame,
    PageLink action,
    String address,
    boolean asksCurrent,
    int fewest,
    boolean endsOthers,
    Optional<Problem> problem) {
  public static final String CURRENT_FIELD = "current";
  public static final String NEW_FIELD = "new";
  public static final String END_FIELD = "end_others";

  /// What is wrong with what was typed.
  public enum Problem {
    CURRENT_MISSING(true),
    CURRENT_WRONG(true),
    NEW_MISSING(false),
    TOO_SHORT(false),
    TOO_LONG(false),
    UNREADABLE(false),
    COMMON(false),
    LIKE_ACCOUNT(false),
    BREACHED(false),
    THROTTLED(true),
    BUSY(false),
    CHANGED_MEANWHILE(false);

    private final boolean aboutCurrent;

    Problem(boolean aboutCurrent) {
      this.aboutCurrent = aboutCurrent;
    }

    String text(Messages messages, int fewest) {
      return this == TOO_SHORT
          ? messages.count("password.too_short", fewest)
          : messages.text("password." + name().toLowerCase(Locale.ROOT));
    }
  }

  public Optional<String> currentError(Messages messages) {
    return problem.filter(found -> found.aboutCurrent).map(found -> found.text(messages, fewest));
  }

  public Optional<String> newError(Messages messages) {
    return problem.filter(found -> !found.aboutCurrent).map(found -> found.text(messages, fewest));
  }
}
