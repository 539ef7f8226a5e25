package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// An authenticator application to set up, or the one that is. Posts `SETUP_FIELD` with
/// `CODE_FIELD`, or `REMOVE_FIELD`.
///
/// @param since when one was set up
public record AuthenticatorView(
    Frame frame, PageLink action, Optional<Instant> since, Setup setup, Optional<Problem> problem) {
  public static final String SETUP_FIELD = "setup";
  public static final String CODE_FIELD = "code";
  public static final String REMOVE_FIELD = "remove";

  /// What an application needs to know.
  ///
  /// @param secret to be typed where there is no camera
  /// @param sealed what comes back with the code
  public record Setup(Picture picture, ShownSecret secret, ShownSecret sealed) {}

  /// A square picture of black modules: its side, and their outline as the path of an SVG.
  public record Picture(int side, String path) {
    @Override
    public String toString() {
      return "Picture[***]";
    }
  }

  /// What is wrong with the code.
  public enum Problem {
    MISSING,
    WRONG
  }

  public Optional<String> codeError(Messages messages) {
    return problem.map(
        found -> messages.text("code.totp." + found.name().toLowerCase(Locale.ROOT)));
  }
}
