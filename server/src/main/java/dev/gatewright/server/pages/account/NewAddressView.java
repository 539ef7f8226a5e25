package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import java.util.Locale;
import java.util.Optional;

/// The form for another e-mail address.
///
/// @param typed what was typed before
public record NewAddressView(
    Frame frame, PageLink action, String typed, Optional<Problem> problem) {
  public static final String EMAIL_FIELD = "email";

  /// What is wrong with what was typed.
  public enum Problem {
    MISSING,
    INVALID,
    SAME,
    THROTTLED
  }

  public Optional<String> error(Messages messages) {
    return problem.map(
        found -> messages.text("new_address." + found.name().toLowerCase(Locale.ROOT)));
  }
}
