package dev.gatewright.identity;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a user for ever, whatever happens to the address or the name. Generated ones look like
/// `usr_` and 22 base64url characters; imported users keep the id their applications know.
public record UserId(String value) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._:~|-]{1,128}");

  /// Who is looked up in the place of somebody who is not there, so that the statements tell
  /// nothing. Whatever is found for it is nobody's.
  public static final UserId NOBODY = new UserId("-");

  public UserId {
    if (!SYNTAX.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a user id must be 1 to 128 letters, digits or one of . _ : ~ | -");
    }
  }

  /// Reads a value from outside, where a bad one is the sender's mistake.
  public static Optional<UserId> parse(String value) {
    return SYNTAX.matcher(value).matches() ? Optional.of(new UserId(value)) : Optional.empty();
  }

  /// A fresh one of 128 random bits.
  public static UserId generate(SecureRandom random) {
    return new UserId(RandomId.generate("usr_", random));
  }

  @Override
  public String toString() {
    return value;
  }
}
