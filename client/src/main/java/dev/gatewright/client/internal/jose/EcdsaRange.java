package dev.gatewright.client.internal.jose;

import java.security.interfaces.ECPublicKey;
import java.util.Arrays;

/// What the two halves of an ECDSA signature must be: numbers from 1 to the order of the curve less
/// one, each as long as the order (RFC 7518 §3.4). Java runtimes without the fix of CVE-2022-21449
/// take two zeros for anybody's signature of anything.
final class EcdsaRange {
  private final byte[] order;

  private EcdsaRange(byte[] order) {
    this.order = order;
  }

  static EcdsaRange of(ECPublicKey key) {
    var number = key.getParams().getOrder();
    var bytes = number.toByteArray();
    var length = (number.bitLength() + 7) / 8;
    return new EcdsaRange(Arrays.copyOfRange(bytes, bytes.length - length, bytes.length));
  }

  boolean holds(byte[] signature) {
    return signature.length == 2 * order.length
        && isInRange(signature, 0)
        && isInRange(signature, order.length);
  }

  private boolean isInRange(byte[] signature, int from) {
    var to = from + order.length;
    var bits = 0;
    for (var at = from; at < to; at++) {
      bits |= signature[at];
    }
    return bits != 0 && Arrays.compareUnsigned(signature, from, to, order, 0, order.length) < 0;
  }
}
