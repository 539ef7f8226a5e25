package dev.gatewright.protocol.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.Secret;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Basic credentials")
final class BasicCredentialsTest {
  private static String header(byte[] pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }

  @Test
  @DisplayName("RFC 6749 §2.3.1: whatever is encoded comes back, for random ids and secrets")
  void roundTrip() {
    var random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      var id = text(random, 1 + random.nextInt(20));
      var secret = text(random, random.nextInt(40));
      var pair = URLEncoder.encode(id, UTF_8) + ':' + URLEncoder.encode(secret, UTF_8);

      var read = BasicCredentials.parse(header(pair.getBytes(UTF_8))).orElseThrow();

      assertThat(read.id()).isEqualTo(id);
      assertThat(read.secret()).isEqualTo(new Secret(secret));
    }
  }

  private static String text(Random random, int length) {
    return random
        .ints(length, 0, 0xd800)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  @DisplayName("Random bytes never throw, and never give an empty id")
  void randomBytes() {
    var random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      var bytes = new byte[random.nextInt(30)];
      random.nextBytes(bytes);
      if (random.nextBoolean()) {
        for (int at = 0; at < bytes.length; at++) {
          bytes[at] = (byte) "ab:%+0Fz ".charAt(Math.floorMod(bytes[at], 9));
        }
      }
      BasicCredentials.parse(header(bytes)).ifPresent(read -> assertThat(read.id()).isNotEmpty());
      BasicCredentials.parse(new String(bytes, ISO_8859_1));
      BasicCredentials.parse("Basic " + new String(bytes, ISO_8859_1));
    }
  }

  @Test
  @DisplayName("Invalid UTF-8 and an endless header are refused")
  void refusesBroken() {
    assertThat(BasicCredentials.parse(header(new byte[] {'a', ':', (byte) 0xff}))).isEmpty();
    assertThat(BasicCredentials.parse(header(("a:" + "x".repeat(5000)).getBytes(UTF_8)))).isEmpty();
    assertThat(BasicCredentials.parse(header("a:%zz".getBytes(UTF_8)))).isEmpty();
    assertThat(BasicCredentials.parse(header("a:%".getBytes(UTF_8)))).isEmpty();
    assertThat(BasicCredentials.parse(header("a:b".getBytes(UTF_8)).replace("Basic ", "Basic")))
        .isEmpty();
  }
}
