package dev.gatewright.identity.password;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.SCrypt;

/// A hash of Firebase: its project's signer key, encrypted under a key that scrypt makes of the
/// password. Written as other systems write it that take these hashes:
/// `$fbscrypt$v=1,n=14,r=8,p=1,ss=salt separator,sk=signer key$salt$digest`, where `n` is the
/// binary logarithm of scrypt's N.
record FirebaseHash(int costLog, int rounds, byte[] salt, byte[] signerKey, byte[] digest)
    implements StoredHash {
  static final String BEGINNING = "$fbscrypt$";

  private static final int PARALLELISM = 1;
  private static final int KEY_BYTES = 32;
  private static final int BLOCK_BYTES = 16;

  static Optional<FirebaseHash> parse(String text) {
    var parts = List.of(text.substring(BEGINNING.length()).split("\\$", -1));
    if (parts.size() != 3) {
      return Optional.empty();
    }
    var parameters = parameters(parts.getFirst());
    var costLog = EncodedHash.number(parameters.getOrDefault("n", ""));
    var rounds = EncodedHash.number(parameters.getOrDefault("r", ""));
    var separator = EncodedHash.decode(parameters.getOrDefault("ss", ""));
    var signerKey = EncodedHash.decode(parameters.getOrDefault("sk", ""));
    var salt = EncodedHash.decode(parts.get(1));
    var digest = EncodedHash.decode(parts.get(2));
    if (!parameters.getOrDefault("v", "").equals("1")
        || !parameters.getOrDefault("p", "").equals("1")
        || costLog.isEmpty()
        || rounds.isEmpty()
        || separator.isEmpty()
        || signerKey.isEmpty()
        || salt.isEmpty()
        || digest.isEmpty()) {
      return Optional.empty();
    }
    var salted = concat(salt.get(), separator.get());
    boolean usable =
        ScryptHash.isBearable(costLog.get(), rounds.get(), PARALLELISM)
            && salted.length >= 1
            && salted.length <= MAX_SALT
            && digest.get().length >= MIN_DIGEST
            && digest.get().length <= MAX_DIGEST
            && digest.get().length == signerKey.get().length;
    return usable
        ? Optional.of(
            new FirebaseHash(costLog.get(), rounds.get(), salted, signerKey.get(), digest.get()))
        : Optional.empty();
  }

  private static Map<String, String> parameters(String text) {
    var parameters = new LinkedHashMap<String, String>();
    for (var parameter : List.of(text.split(",", -1))) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(parameter.substring(0, equals), parameter.substring(equals + 1));
      }
    }
    return parameters;
  }

  private static byte[] concat(byte[] one, byte[] other) {
    var both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  @Override
  public long memoryKib() {
    return ScryptHash.memoryKib(costLog, rounds);
  }

  @Override
  public boolean matches(Password password, Argon2 argon2) {
    var key = SCrypt.generate(password.utf8(), salt, 1 << costLog, rounds, PARALLELISM, KEY_BYTES);
    try {
      // Each key encrypts this one text, so the counter may begin at nought.
      var cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.ENCRYPT_MODE,
          new SecretKeySpec(key, "AES"),
          new IvParameterSpec(new byte[BLOCK_BYTES]));
      return MessageDigest.isEqual(digest, cipher.doFinal(signerKey));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java runtime has no AES in counter mode", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
