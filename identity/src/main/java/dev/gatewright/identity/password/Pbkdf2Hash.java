package dev.gatewright.identity.password;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/// A PBKDF2 hash (RFC 8018 §5.2): `$pbkdf2-sha256$i=600000$salt$digest`, the same with `sha512`,
/// `sha1` or the bare number, and Django's `pbkdf2_sha256$600000$salt text$digest`.
record Pbkdf2Hash(Digest function, int iterations, byte[] salt, byte[] digest)
    implements StoredHash {
  /// Half a second of one core with SHA-256, three times that with SHA-512.
  private static final int MAX_ITERATIONS = 2_000_000;

  /// The hash function under it, and the bytes it yields.
  enum Digest {
    SHA1("PBKDF2WithHmacSHA1", 20),
    SHA256("PBKDF2WithHmacSHA256", 32),
    SHA512("PBKDF2WithHmacSHA512", 64);

    private final String algorithm;
    private final int length;

    Digest(String algorithm, int length) {
      this.algorithm = algorithm;
      this.length = length;
    }
  }

  static Optional<Pbkdf2Hash> read(EncodedHash encoded) {
    var function =
        switch (encoded.id()) {
          case "pbkdf2-sha1" -> Digest.SHA1;
          case "pbkdf2-sha512" -> Digest.SHA512;
          default -> Digest.SHA256;
        };
    return bearable(function, encoded.parameter("i"), encoded.salt(), encoded.digest());
  }

  static Optional<Pbkdf2Hash> parseDjango(String text) {
    var parts = text.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals("pbkdf2_sha256")) {
      return Optional.empty();
    }
    var salt = parts[2].getBytes(StandardCharsets.UTF_8);
    return EncodedHash.number(parts[1])
        .flatMap(iterations ->
            EncodedHash.decode(parts[3])
                .flatMap(digest -> bearable(Digest.SHA256, iterations, salt, digest)));
  }

  /// A digest longer than the function yields would cost its iterations again for each part.
  private static Optional<Pbkdf2Hash> bearable(
      Digest function, int iterations, byte[] salt, byte[] digest) {
    boolean bearable =
        iterations >= 1
            && iterations <= MAX_ITERATIONS
            && salt.length >= 1
            && salt.length <= MAX_SALT
            && digest.length >= MIN_DIGEST
            && digest.length <= function.length;
    return bearable
        ? Optional.of(new Pbkdf2Hash(function, iterations, salt, digest))
        : Optional.empty();
  }

  @Override
  public boolean matches(Password password, Argon2 argon2) {
    var spec =
        new PBEKeySpec(password.text().toCharArray(), salt, iterations, digest.length * Byte.SIZE);
    try {
      var derived =
          SecretKeyFactory.getInstance(function.algorithm).generateSecret(spec).getEncoded();
      return MessageDigest.isEqual(digest, derived);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no " + function.algorithm, e);
    } finally {
      spec.clearPassword();
    }
  }
}
