package dev.gatewright.protocol.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HkdfTest {
  private static final HexFormat HEX = HexFormat.of();

  private static byte[] range(int from, int to) {
    var bytes = new byte[to - from];
    for (var i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (from + i);
    }
    return bytes;
  }

  private static byte[] repeated(int value, int length) {
    var bytes = new byte[length];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  @Test
  @DisplayName("RFC 5869 §A.1: the basic vector")
  void basic() {
    var key = Hkdf.extract(range(0, 13), repeated(0x0b, 22));

    assertThat(HEX.formatHex(key))
        .isEqualTo("077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5");
    assertThat(HEX.formatHex(Hkdf.expand(key, range(0xf0, 0xfa), 42)))
        .isEqualTo(
            "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf"
                + "34007208d5b887185865");
  }

  @Test
  @DisplayName("RFC 5869 §A.2: longer inputs and outputs")
  void longer() {
    var key = Hkdf.extract(range(0x60, 0xb0), range(0, 0x50));

    assertThat(HEX.formatHex(Hkdf.expand(key, range(0xb0, 0x100), 82)))
        .isEqualTo(
            "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c"
                + "59045a99cac7827271cb41c65e590e09da3275600c2f09b8367793a9aca3db71"
                + "cc30c58179ec3e87c14c01d5c1f3434f1d87");
  }

  @Test
  @DisplayName("RFC 5869 §A.3: no salt, no info")
  void empty() {
    var key = Hkdf.extract(new byte[0], repeated(0x0b, 22));

    assertThat(HEX.formatHex(Hkdf.expand(key, new byte[0], 42)))
        .isEqualTo(
            "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
                + "9d201395faa4b61a96c8");
  }

  @Test
  @DisplayName("Purposes that would read alike when joined give different keys")
  void purposes() {
    var secret = repeated(7, 32);

    assertThat(Hkdf.key(secret, "ab", "c")).isNotEqualTo(Hkdf.key(secret, "a", "bc"));
    assertThatThrownBy(() -> Hkdf.key(secret, "a\0b")).isInstanceOf(IllegalArgumentException.class);
  }
}
