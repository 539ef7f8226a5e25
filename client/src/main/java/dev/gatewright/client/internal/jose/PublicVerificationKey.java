package dev.gatewright.client.internal.jose;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A public key of the provider. Safe to use from many threads.
final class PublicVerificationKey implements VerificationKey {
  /// How many idle verifiers are kept for each algorithm; more are made while more threads check.
  private static final int MAX_IDLE = 32;

  private final Optional<String> kid;
  private final KeyType type;
  private final Optional<Algorithm> onlyFor;
  private final PublicKey key;
  private final byte[] encoded;
  private final Optional<EcdsaRange> range;
  private final SignatureProvider provider;
  private final Map<Algorithm, ArrayBlockingQueue<Signature>> idle = new EnumMap<>(Algorithm.class);

  PublicVerificationKey(
      Optional<String> kid,
      KeyType type,
      Optional<Algorithm> onlyFor,
      PublicKey key,
      SignatureProvider provider) {
    this.kid = kid;
    this.type = type;
    this.onlyFor = onlyFor;
    this.key = provider.own(key);
    this.encoded = key.getEncoded();
    this.range =
        key instanceof ECPublicKey curve ? Optional.of(EcdsaRange.of(curve)) : Optional.empty();
    this.provider = provider;
    for (var algorithm : Algorithm.values()) {
      if (fits(algorithm)) {
        idle.put(algorithm, new ArrayBlockingQueue<>(MAX_IDLE));
      }
    }
  }

  @Override
  public Optional<String> kid() {
    return kid;
  }

  @Override
  public boolean fits(Algorithm algorithm) {
    return algorithm.keyType() == type && (onlyFor.isEmpty() || onlyFor.get() == algorithm);
  }

  @Override
  public boolean hasSigned(Algorithm algorithm, byte[] text, int length, byte[] signature) {
    if (range.isPresent() && !range.get().holds(signature)) {
      return false;
    }
    var verifiers = idle.get(algorithm);
    if (verifiers == null) {
      return false;
    }
    try {
      var kept = verifiers.poll();
      var verifier = kept == null ? provider.verifierOf(algorithm, key) : kept;
      verifier.update(text, 0, length);
      var signed = verifier.verify(signature);
      if (signed) {
        // After a refusal its state is the implementation's secret: that one is let go.
        verifiers.offer(verifier);
      }
      return signed;
    } catch (SignatureException notEvenOne) {
      return false;
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(
          "this Java runtime cannot check " + algorithm.jcaName() + " signatures", impossible);
    }
  }

  /// The same key under the same name for the same use.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PublicVerificationKey that
        && kid.equals(that.kid)
        && type == that.type
        && onlyFor.equals(that.onlyFor)
        && Arrays.equals(encoded, that.encoded);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(encoded);
  }

  @Override
  public String toString() {
    return "PublicVerificationKey[" + type + "]";
  }
}
