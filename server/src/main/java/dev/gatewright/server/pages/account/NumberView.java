package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Messages;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.ShownSecret;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The telephone number of an account: another one to be typed, or the code that was sent to it.
/// Posts `NUMBER_FIELD` with `SEND_FIELD`, `SETUP_FIELD` with `CODE_FIELD`, or `REMOVE_FIELD`.
///
/// @param number the one that is verified, and since when
/// @param second whether every login asks for a code there
/// @param typed what was typed before
/// @param channels the words of what can bring a code
/// @param sent where a code was sent, if one was
public record NumberView(
    Frame frame,
    PageLink action,
    Optional<Verified> number,
    boolean second,
    String typed,
    List<String> channels,
    Optional<Sent> sent,
    Optional<Problem> problem) {
  public static final String NUMBER_FIELD = "number";
  public static final String SEND_FIELD = "send";
  public static final String SETUP_FIELD = "setup";
  public static final String CODE_FIELD = "code";
  public static final String REMOVE_FIELD = "remove";

  public NumberView {
    channels = List.copyOf(channels);
  }

  /// The number that the account has.
  public record Verified(String number, Instant since) {}

  /// A code under way; `sealed` comes back with it.
  public record Sent(String number, ShownSecret sealed) {}

  /// What is wrong with what was typed.
  public enum Problem {
    INVALID,
    /// Nothing is sent to that country.
    NOT_THERE,
    THROTTLED,
    MISSING,
    WRONG,
    /// Another account has the number.
    TAKEN;

    private boolean isOfCode() {
      return this == MISSING || this == WRONG;
    }
  }

  public Optional<String> numberError(Messages messages) {
    return problem.filter(found -> !found.isOfCode()).map(found -> text(messages, found));
  }

  public Optional<String> codeError(Messages messages) {
    return problem.filter(Problem::isOfCode).map(found -> text(messages, found));
  }

  private static String text(Messages messages, Problem problem) {
    var word = problem.name().toLowerCase(Locale.ROOT);
    return messages.text((problem.isOfCode() ? "code.sms_code." : "number.") + word);
  }
}
