package dev.gatewright.client.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.testing.LoopbackIssuer;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Random tokens: what is taken here, another JOSE library takes too")
class AgreementTest {
  private static final int TOKENS = 200;
  private static final long SEED = 20_261_122L;
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.=+/ \n\u00e9";

  private final JwtSignatures signatures = TestKeys.signatures(TestKeys.RSA, TestKeys.EC);
  private final Random random = new Random(SEED);

  @Test
  @DisplayName("Good tokens of random claims are taken by both, with the same claims")
  void good() throws Exception {
    for (var count = 0; count < TOKENS; count++) {
      var claims = Map.of("sub", text(), "n", random.nextInt(), "list", List.of(text(), text()));
      var rsa = random.nextInt(4) == 0;
      var alg = rsa ? List.of("RS256", "PS384").get(random.nextInt(2)) : "ES256";
      var token =
          LoopbackIssuer.sign(
              rsa ? TestKeys.RSA : TestKeys.EC,
              Map.of("alg", alg, "kid", rsa ? "rsa" : "ec"),
              claims);
      assertThat(isTakenByNimbus(token)).isTrue();
      assertThat(signatures.verify(token).claims().text("sub"))
          .contains((String) claims.get("sub"));
    }
  }

  @Test
  @DisplayName(
      "A changed token is taken by none of both; this one takes nothing that the other"
          + " refuses")
  void changed() throws Exception {
    var tokens = List.of(TestKeys.es256(), TestKeys.rs256());
    for (var count = 0; count < TOKENS * 10; count++) {
      var token = tokens.get(random.nextInt(2));
      var changed = change(token);
      if (isTaken(changed)) {
        assertThat(isTakenByNimbus(changed)).as("seed %d, %s", SEED, changed).isTrue();
        assertThat(changed).isEqualTo(token);
      }
    }
  }

  private String change(String token) {
    var text = new StringBuilder(token);
    for (var times = 1 + random.nextInt(3); times > 0; times--) {
      var at = random.nextInt(Math.max(1, text.length()));
      var character = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
      switch (random.nextInt(5)) {
        case 0 -> text.replace(at, at + 1, String.valueOf(character));
        case 1 -> text.insert(at, character);
        case 2 -> text.delete(at, at + 1);
        case 3 -> text.setLength(at);
        default -> text.append(text, at, text.length());
      }
    }
    return text.toString();
  }

  private boolean isTaken(String token) {
    try {
      signatures.verify(token);
      return true;
    } catch (IdpException.InvalidToken refused) {
      return false;
    }
  }

  private static boolean isTakenByNimbus(String token) throws JOSEException {
    try {
      var jws = JWSObject.parse(token);
      return "rsa".equals(jws.getHeader().getKeyID())
          ? jws.verify(new RSASSAVerifier(TestKeys.RSA.toRSAPublicKey()))
          : jws.verify(new ECDSAVerifier(TestKeys.EC.toECPublicKey()));
    } catch (ParseException refused) {
      return false;
    }
  }

  private String text() {
    var length = random.nextInt(40);
    return random
        .ints(length, 0x20, 0xD7FF)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
