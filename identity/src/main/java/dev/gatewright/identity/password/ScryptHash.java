package dev.gatewright.identity.password;

import java.security.MessageDigest;
import java.util.Optional;
import org.bouncycastle.crypto.generators.SCrypt;

/// A scrypt hash (RFC 7914 §2): `$scrypt$ln=16,r=8,p=1$salt$digest`, where `ln` is the binary
/// logarithm of N.
record ScryptHash(int costLog, int blockSize, int parallelism, byte[] salt, byte[] digest)
    implements StoredHash {
  private static final int MAX_COST_LOG = 20;
  private static final int MAX_BLOCK_SIZE = 32;
  private static final int MAX_PARALLELISM = 16;

  /// N times r times p: 128 MiB and about half a second of one core.
  private static final int MAX_WORK = 1 << 20;

  static Optional<ScryptHash> read(EncodedHash encoded) {
    int costLog = encoded.parameter("ln");
    int blockSize = encoded.parameter("r");
    int parallelism = encoded.parameter("p");
    return isBearable(costLog, blockSize, parallelism)
        ? Optional.of(
            new ScryptHash(costLog, blockSize, parallelism, encoded.salt(), encoded.digest()))
        : Optional.empty();
  }

  static boolean isBearable(int costLog, int blockSize, int parallelism) {
    return costLog >= 1
        && costLog <= MAX_COST_LOG
        && blockSize >= 1
        && blockSize <= MAX_BLOCK_SIZE
        && parallelism >= 1
        && parallelism <= MAX_PARALLELISM
        // RFC 7914 §2: N is less than 2^(128 * r / 8).
        && costLog < 16 * blockSize
        && (1L << costLog) * blockSize * parallelism <= MAX_WORK;
  }

  @Override
  public long memoryKib() {
    return memoryKib(costLog, blockSize);
  }

  /// 128 bytes times N times r.
  static long memoryKib(int costLog, int blockSize) {
    return (1L << costLog) * blockSize / 8;
  }

  @Override
  public boolean matches(Password password, Argon2 argon2) {
    var derived =
        SCrypt.generate(password.utf8(), salt, 1 << costLog, blockSize, parallelism, digest.length);
    return MessageDigest.isEqual(digest, derived);
  }
}
