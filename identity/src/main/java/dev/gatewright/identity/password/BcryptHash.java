package dev.gatewright.identity.password;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/// A bcrypt hash: `$2a$`, `$2b$` or `$2y$`, two digits of cost, and 53 characters.
///
/// bcrypt itself looks at 72 bytes only, so a hash made from a longer password is met by every text
/// that begins with the same 72. We compare whole passwords: one of more than 72 bytes never
/// matches a bcrypt hash, and its owner sets a new one by mail.
record BcryptHash(String encoded) implements StoredHash {
  private static final Pattern SYNTAX =
      Pattern.compile("\\$2[aby]\\$(\\d\\d)\\$[./A-Za-z0-9]{21}[.Oeu][./A-Za-z0-9]{31}");
  private static final int MIN_COST = 4;

  /// About a second of one core.
  private static final int MAX_COST = 14;

  private static final int MAX_PASSWORD = 72;

  static Optional<BcryptHash> parse(String text) {
    var matcher = SYNTAX.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int cost = Integer.parseInt(matcher.group(1));
    return cost >= MIN_COST && cost <= MAX_COST
        ? Optional.of(new BcryptHash(text))
        : Optional.empty();
  }

  @Override
  public boolean matches(Password password, Argon2 argon2) {
    var bytes = password.utf8();
    boolean whole = bytes.length <= MAX_PASSWORD;
    // Hashed in any case, so that the answer takes no less time for a long one.
    boolean equal =
        OpenBSDBCrypt.checkPassword(
            encoded, Arrays.copyOf(bytes, Math.min(bytes.length, MAX_PASSWORD)));
    return whole && equal;
  }
}
