package dev.gatewright.identity.password;

/// Computes Argon2 digests (RFC 9106). Implementations are safe for use by several threads.
public interface Argon2 {
  /// The digest of `length` bytes.
  byte[] digest(
      Variant variant, Version version, Argon2Cost cost, byte[] salt, byte[] password, int length);

  /// Gives back memory that is kept for the next digest.
  default void trim() {}

  /// Whose code computes, for the log line at the start.
  String name();

  /// The native library where it loads on this machine, and Bouncy Castle elsewhere, which then
  /// keeps the memory of `concurrency` hashes at the given cost for reuse. Loaded when first used.
  static Argon2 fastest(Argon2Cost cost, int concurrency) {
    return new FastestArgon2(cost, concurrency);
  }

  /// The variants passwords are kept with (RFC 9106 §1); the third, Argon2d, leaks through timing.
  enum Variant {
    ARGON2I("argon2i"),
    ARGON2ID("argon2id");

    private final String id;

    Variant(String id) {
      this.id = id;
    }

    /// Its name in an encoded hash.
    String id() {
      return id;
    }
  }

  /// The two versions in use: 1.0 only in old hashes.
  enum Version {
    V10(0x10),
    V13(0x13);

    private final int number;

    Version(int number) {
      this.number = number;
    }

    /// Its number in an encoded hash.
    int number() {
      return number;
    }
  }
}
