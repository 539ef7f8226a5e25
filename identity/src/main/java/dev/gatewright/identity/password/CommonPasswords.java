package dev.gatewright.identity.password;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Passwords that are tried first by whoever tries any, compared without case. A text of one
/// repeated character is one of them, however long.
public final class CommonPasswords {
  private static final String BUILT_IN = "common-passwords.txt";

  private final Set<String> folded;

  public CommonPasswords(Collection<String> passwords) {
    this.folded =
        passwords.stream()
            .map(password -> password.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
  }

  /// The list that comes with the program: those of eight characters and more among the hundred
  /// thousand that people use most.
  public static CommonPasswords builtIn() {
    try (InputStream list = CommonPasswords.class.getResourceAsStream(BUILT_IN)) {
      if (list == null) {
        throw new IllegalStateException(BUILT_IN + " is missing from the program");
      }
      return new CommonPasswords(
          new String(list.readAllBytes(), StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return folded.size();
  }

  boolean contains(Password password) {
    var text = password.text().toLowerCase(Locale.ROOT);
    return folded.contains(text) || text.codePoints().distinct().count() == 1;
  }
}
