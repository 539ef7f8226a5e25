package dev.gatewright.identity.recovery;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.Sha256;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.UserId;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/// A code of 80 random bits, written as four groups of four characters. No letter of it looks like
/// a digit; one who reads an O for a zero or an I for a one is understood. It prints as stars.
final class RecoveryCode {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 16;
  private static final int GROUP = 4;

  private final String characters;

  private RecoveryCode(String characters) {
    this.characters = characters;
  }

  static RecoveryCode generate(SecureRandom random) {
    var text = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new RecoveryCode(text.toString());
  }

  /// Reads a code as typed: in any letter case, with any spaces and hyphens.
  static Optional<RecoveryCode> parse(Secret typed) {
    if (typed.reveal().length() > 4 * LENGTH) {
      return Optional.empty();
    }
    var text =
        typed
            .reveal()
            .replaceAll("[\\s\\u00a0\\p{Pd}]", "")
            .toUpperCase(Locale.ROOT)
            .replace('O', '0')
            .replace('I', '1')
            .replace('L', '1');
    return text.length() == LENGTH && text.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)
        ? Optional.of(new RecoveryCode(text))
        : Optional.empty();
  }

  /// As a person reads it: `ABCD-EFGH-JKMN-PQRS`.
  Secret shown() {
    var text = new StringBuilder();
    for (int at = 0; at < LENGTH; at += GROUP) {
      text.append(at == 0 ? "" : "-").append(characters, at, at + GROUP);
    }
    return new Secret(text.toString());
  }

  /// What is kept of it, for this person alone. Plain SHA-256, since there are too many codes to
  /// try.
  String hash(TenantId tenant, UserId user) {
    var text = tenant.value() + '\0' + user.value() + '\0' + characters;
    return Sha256.base64(text);
  }

  @Override
  public String toString() {
    return "RecoveryCode[***]";
  }
}
