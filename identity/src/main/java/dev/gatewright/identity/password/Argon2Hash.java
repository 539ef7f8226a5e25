package dev.gatewright.identity.password;

import dev.gatewright.identity.PasswordHash;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;

/// An Argon2id or Argon2i hash: `$argon2id$v=19$m=19456,t=2,p=1$salt$digest`.
record Argon2Hash(
    Argon2.Variant variant, Argon2.Version version, Argon2Cost cost, byte[] salt, byte[] digest)
    implements StoredHash {
  /// RFC 9106 §3.1 recommends 16 bytes for passwords.
  private static final int SALT_LENGTH = 16;

  private static final int MIN_SALT_LENGTH = 8;
  private static final int DIGEST_LENGTH = 32;

  static Argon2Hash compute(
      Password password, Argon2Cost cost, SecureRandom random, Argon2 argon2) {
    var salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    var digest =
        argon2.digest(
            Argon2.Variant.ARGON2ID,
            Argon2.Version.V13,
            cost,
            salt,
            password.utf8(),
            DIGEST_LENGTH);
    return new Argon2Hash(Argon2.Variant.ARGON2ID, Argon2.Version.V13, cost, salt, digest);
  }

  static Optional<Argon2Hash> read(EncodedHash encoded) {
    int memory = encoded.parameter("m");
    int iterations = encoded.parameter("t");
    int parallelism = encoded.parameter("p");
    // Hashes older than version 1.3 name no version.
    int number = encoded.parameters().getOrDefault("v", Argon2.Version.V10.number());
    boolean readable =
        (number == Argon2.Version.V10.number() || number == Argon2.Version.V13.number())
            && Argon2Cost.isBearable(memory, iterations, parallelism)
            && encoded.salt().length >= MIN_SALT_LENGTH;
    return readable
        ? Optional.of(
            new Argon2Hash(
                encoded.id().equals(Argon2.Variant.ARGON2ID.id())
                    ? Argon2.Variant.ARGON2ID
                    : Argon2.Variant.ARGON2I,
                number == Argon2.Version.V13.number() ? Argon2.Version.V13 : Argon2.Version.V10,
                new Argon2Cost(memory, iterations, parallelism),
                encoded.salt(),
                encoded.digest()))
        : Optional.empty();
  }

  @Override
  public long memoryKib() {
    return cost.memoryKib();
  }

  @Override
  public boolean matches(Password password, Argon2 argon2) {
    return MessageDigest.isEqual(
        digest, argon2.digest(variant, version, cost, salt, password.utf8(), digest.length));
  }

  /// Whether a new hash would look like this one.
  boolean isCurrent(Argon2Cost wanted) {
    return variant == Argon2.Variant.ARGON2ID
        && version == Argon2.Version.V13
        && cost.equals(wanted)
        && salt.length >= SALT_LENGTH
        && digest.length >= DIGEST_LENGTH;
  }

  PasswordHash encoded() {
    return new PasswordHash(
        String.join(
            "$",
            "",
            variant.id(),
            "v=" + version.number(),
            "m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.parallelism(),
            EncodedHash.encode(salt),
            EncodedHash.encode(digest)));
  }
}
