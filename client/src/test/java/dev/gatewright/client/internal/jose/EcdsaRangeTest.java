package dev.gatewright.client.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("RFC 7518 §3.4: the halves of an ECDSA signature are from 1 to the order less one")
class EcdsaRangeTest {
  @Test
  @DisplayName(
      "On each curve both ends are taken, and nothing beyond them, whatever the runtime does")
  void ends() throws JOSEException {
    for (var curve : List.of(Curve.P_256, Curve.P_384, Curve.P_521)) {
      var range = EcdsaRange.of(TestKeys.ec("k", curve).toECPublicKey());
      var order = curve.toECParameterSpec().getOrder();
      var one = BigInteger.ONE;
      var last = order.subtract(one);

      assertThat(range.holds(pair(order, one, one))).isTrue();
      assertThat(range.holds(pair(order, last, last))).isTrue();
      assertThat(range.holds(pair(order, BigInteger.ZERO, one))).isFalse();
      assertThat(range.holds(pair(order, one, BigInteger.ZERO))).isFalse();
      assertThat(range.holds(pair(order, order, one))).isFalse();
      assertThat(range.holds(pair(order, one, order))).isFalse();
      assertThat(range.holds(new byte[0])).isFalse();
      assertThat(range.holds(new byte[length(order) * 2 - 1])).isFalse();
    }
  }

  private static byte[] pair(BigInteger order, BigInteger r, BigInteger s) {
    var length = length(order);
    var both = new byte[2 * length];
    write(r, both, length);
    write(s, both, 2 * length);
    return both;
  }

  private static void write(BigInteger number, byte[] into, int end) {
    var bytes = number.toByteArray();
    var from = bytes.length > 1 && bytes[0] == 0 ? 1 : 0;
    System.arraycopy(bytes, from, into, end - (bytes.length - from), bytes.length - from);
  }

  private static int length(BigInteger order) {
    return (order.bitLength() + 7) / 8;
  }
}
