package dev.gatewright.server.control;

/// What came of a request: text for the terminal, which may hold a secret that was just made, and
/// the command's exit code.
public record Answer(int exitCode, String text) {
  public static final int DONE = 0;
  public static final int FAILED = 1;

  public static Answer done(String text) {
    return new Answer(DONE, text);
  }

  public static Answer failed(String text) {
    return new Answer(FAILED, text);
  }

  @Override
  public String toString() {
    return "Answer[" + exitCode + ", ***]";
  }
}
