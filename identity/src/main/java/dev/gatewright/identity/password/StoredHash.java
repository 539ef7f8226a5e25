package dev.gatewright.identity.password;

import dev.gatewright.identity.PasswordHash;
import java.util.Optional;

/// A password hash read and found bearable: what it costs to verify is bounded, whoever wrote it,
/// since an imported hash must not be a way to keep the machine busy.
sealed interface StoredHash permits Argon2Hash, BcryptHash, FirebaseHash, Pbkdf2Hash, ScryptHash {
  /// A shorter digest would be met by chance, or by everything when it is empty.
  int MIN_DIGEST = 16;

  int MAX_DIGEST = 64;
  int MAX_SALT = 64;

  /// Whether this is the password's hash. Takes the same time wherever the two differ.
  boolean matches(Password password, Argon2 argon2);

  /// The memory that comparing takes, in KiB; next to nothing for most.
  default long memoryKib() {
    return 0;
  }

  /// Reads a hash of an algorithm we know; empty for others and for unbearable costs.
  static Optional<StoredHash> parse(PasswordHash hash) {
    var text = hash.encoded();
    if (text.startsWith("$2")) {
      return BcryptHash.parse(text).map(read -> read);
    }
    if (text.startsWith("pbkdf2_")) {
      return Pbkdf2Hash.parseDjango(text).map(read -> read);
    }
    if (text.startsWith(FirebaseHash.BEGINNING)) {
      return FirebaseHash.parse(text).map(read -> read);
    }
    return EncodedHash.parse(text).filter(StoredHash::isWellSized).flatMap(StoredHash::read);
  }

  private static boolean isWellSized(EncodedHash encoded) {
    return encoded.digest().length >= MIN_DIGEST
        && encoded.digest().length <= MAX_DIGEST
        && encoded.salt().length >= 1
        && encoded.salt().length <= MAX_SALT;
  }

  private static Optional<StoredHash> read(EncodedHash encoded) {
    return switch (encoded.id()) {
      case "argon2id", "argon2i" -> Argon2Hash.read(encoded).map(read -> read);
      case "pbkdf2-sha1", "pbkdf2-sha256", "pbkdf2-sha512" ->
          Pbkdf2Hash.read(encoded).map(read -> read);
      case "scrypt" -> ScryptHash.read(encoded).map(read -> read);
      default -> Optional.empty();
    };
  }
}
