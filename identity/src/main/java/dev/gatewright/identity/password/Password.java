package dev.gatewright.identity.password;

import dev.gatewright.identity.Secret;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Optional;

/// A password that can be hashed: composed (Unicode NFC), so that it is the same from every
/// keyboard, and otherwise exactly as typed. Nothing is trimmed or cut.
///
/// It has 1 to 1024 characters and no NUL, which some hash algorithms take for the end.
public final class Password {
  /// Keeps a long text from becoming work; far beyond what a password manager makes.
  public static final int MAX_LENGTH = 1024;

  private final String text;

  private Password(String text) {
    this.text = text;
  }

  /// Reads a password as typed; empty when no account can have it.
  public static Optional<Password> parse(Secret typed) {
    var text = typed.reveal();
    boolean possible =
        !text.isEmpty()
            && text.length() <= MAX_LENGTH
            && text.indexOf('\0') < 0
            && text.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
    return possible
        ? Optional.of(new Password(Normalizer.normalize(text, Normalizer.Form.NFC)))
        : Optional.empty();
  }

  String text() {
    return text;
  }

  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "Password[***]";
  }
}
