package dev.gatewright.identity;

/// A text that must not reach a log, such as a password as typed: it prints as stars and has no
/// equality, so nobody compares it in a way whose time tells how much was right.
public final class Secret {
  private final String text;

  public Secret(String text) {
    this.text = text;
  }

  /// The text itself, for the one place that needs it.
  public String reveal() {
    return text;
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
