package dev.gatewright.adminclient.call;

/// A text that must not reach a log, such as a password: it prints as stars and has no equality, so
/// nobody compares it in a way whose time tells how much was right.
public final class Secret {
  private final char[] characters;

  private Secret(char[] characters) {
    this.characters = characters;
  }

  /// The secret that is this text.
  public static Secret of(String text) {
    return new Secret(text.toCharArray());
  }

  /// The secret of these characters, which are copied: the caller may wipe them.
  public static Secret of(char[] characters) {
    return new Secret(characters.clone());
  }

  /// The text itself, for the one place that needs it.
  public String reveal() {
    return new String(characters);
  }

  /// As [#reveal()], for what takes characters and wipes them.
  public char[] characters() {
    return characters.clone();
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
