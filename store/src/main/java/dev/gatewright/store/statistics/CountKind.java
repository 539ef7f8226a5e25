package dev.gatewright.store.statistics;

import java.util.Arrays;
import java.util.Optional;

/// What is counted.
public enum CountKind {
  /// Somebody signed in; the label is the method.
  SIGN_IN("sign_in", false),

  /// Somebody tried to, and did not get in; the label is the reason.
  SIGN_IN_FAILED("sign_in_failed", false),

  /// Another request was refused; the label is the reason.
  REFUSAL("refusal", false),

  /// A token response was given; the label is the grant type, so refreshes are among them.
  TOKEN("token", false),

  /// Sessions that were live when the hour began, or when the server came up in it.
  ACTIVE_SESSIONS("active_sessions", true),

  /// An account was made.
  NEW_USER("new_user", false),

  /// A mail was settled; the label says whether it was sent or given up.
  MAIL("mail", false),

  /// A hook was asked; the label is what came of it.
  HOOK("hook", false);

  private final String word;
  private final boolean gauge;

  CountKind(String word, boolean gauge) {
    this.word = word;
    this.gauge = gauge;
  }

  /// The word for it in rows and answers; it stays the same between versions.
  public String word() {
    return word;
  }

  /// Whether it is a state that is looked at now and then, of which a longer time has the highest
  /// in place of the sum.
  public boolean isGauge() {
    return gauge;
  }

  static Optional<CountKind> parse(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }
}
