package dev.gatewright.server.control;

import java.util.Optional;

/// What came of a request: text for the terminal, which may hold a secret that was just made, and
/// the command's exit code, which tells what kind of thing went wrong.
///
/// @param receipt what is said back once the text was shown, where secrets in it count as not shown
///   until then
public record Answer(int exitCode, String text, Optional<String> receipt) {
  public static final int DONE = 0;

  /// It was not done, for a reason of its own that the text says.
  public static final int FAILED = 1;

  /// `plan` found something to change.
  public static final int CHANGES_PENDING = 2;

  /// The command line was wrong.
  public static final int USAGE = 3;

  /// A configuration file is wrong.
  public static final int CONFIGURATION = 4;

  /// What the command names is not there.
  public static final int NOT_FOUND = 5;

  /// The store, the server or a file cannot be used now.
  public static final int UNAVAILABLE = 6;

  /// A fault of the program.
  public static final int BUG = 70;

  public Answer(int exitCode, String text) {
    this(exitCode, text, Optional.empty());
  }

  public static Answer done(String text) {
    return new Answer(DONE, text);
  }

  /// Why nothing was done, as JSON for a program.
  public static Answer failed(int exitCode, String text, boolean asJson) {
    return Report.failed(exitCode, text).answer(asJson);
  }

  /// Whether the text is what was asked for, and not why there is none.
  public boolean isResult() {
    return exitCode == DONE || exitCode == CHANGES_PENDING;
  }

  @Override
  public String toString() {
    return "Answer[" + exitCode + ", ***]";
  }
}
