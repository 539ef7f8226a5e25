package dev.gatewright.identity;

/// A password as it is kept: an encoded hash that names its algorithm, cost and salt. It prints as
/// stars, since a hash in a log is a password for whoever has the time.
public record PasswordHash(String encoded) {
  /// Longer ones are no hash of an algorithm we read.
  public static final int MAX_LENGTH = 512;

  public PasswordHash {
    if (encoded.isEmpty() || encoded.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a password hash has 1 to 512 characters");
    }
  }

  @Override
  public String toString() {
    return "PasswordHash[***]";
  }
}
