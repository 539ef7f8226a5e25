package dev.gatewright.client.internal.jose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatewright.client.error.IdpException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The examples of the specifications")
class JoseExamplesTest {
  private static final String CLAIMS =
      "eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQog"
          + "Imh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";

  @Test
  @DisplayName("RFC 7515 §A.2: RSASSA-PKCS1-v1_5 with SHA-256")
  void rs256() {
    var jwk =
        """
        {"kty":"RSA","e":"AQAB","n":"ofgWCuLjybRlzo0tZWJjNiuSfb4p4fAkd_wWJcyQoTbji9k0l8W26mPddx\
        HmfHQp-Vaw-4qPCJrcS2mJPMEzP1Pt0Bm4d4QlL-yRT-SFd2lZS-pCgNMsD1W_YpRPEwOWvG6b32690r2jZ47so\
        MZo9wGzjb_7OMg0LOL-bSf63kpaSHSXndS5z5rexMdbBYUsLA9e-KXBdQOS-UTo7WTBEMa2R2CapHg665xsmtdV\
        MTBQY4uDZlxvb3qCo5ZwKh9kG4LT6_I5IhlJH7aGhyxXFvUK-DWNmoudF8NAco9_h9iaGNj8q2ethFkMLs91kzk\
        2PAcDTW9gb54h4FRWyuXpoQ"}\
        """;
    var signature =
        "cC4hiUPoj9Eetdgtv3hF80EGrhuB__dzERat0XF9g2VtQgr9PJbu3XOiZj5RZmh7AAuHIm4Bh-0Qc_lF5YKt_O8"
            + "W2Fp5jujGbds9uJdbF9CUAr7t1dnZcAcQjbKBYNX4BAynRFdiuB--f_nZLgrnbyTyWzO75vRK5h6xBArLIARN"
            + "PvkSjtQBMHlb1L07Qe7K0GarZRmB_eSN9383LcOLn6_dO--xi12jzDwusC-eOkHWEsqtFZESc6BfI7noOPqv"
            + "hJ1phCnvWh6IeYI2w9QOYEUipUTI8np6LbgGY9Fs98rqVt5AXLIhWkWywlVmtVrBp0igcN_IoypGlUPQGe77"
            + "Rw";

    assertGood(jwk, "eyJhbGciOiJSUzI1NiJ9." + CLAIMS + "." + signature);
  }

  @Test
  @DisplayName("RFC 7515 §A.3: ECDSA with P-256 and SHA-256")
  void es256() {
    var jwk =
        """
        {"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
         "y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}\
        """;
    var signature =
        "DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";

    assertGood(jwk, "eyJhbGciOiJFUzI1NiJ9." + CLAIMS + "." + signature);
  }

  @Test
  @DisplayName("RFC 8037 §A.4: Ed25519, under both of its names")
  void ed25519() {
    var jwk =
        "{\"kty\":\"OKP\",\"crv\":\"Ed25519\","
            + "\"x\":\"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo\"}";
    var input = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc";
    var signature =
        Base64Url.decode(
                "hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr"
                    + "_MuM0KAg")
            .orElseThrow();
    var key = KeySet.parse(set(jwk), SignatureProvider.installed()).orElseThrow();
    var text = input.getBytes(StandardCharsets.US_ASCII);

    for (var algorithm : new Algorithm[] {Algorithm.EDDSA, Algorithm.ED25519}) {
      assertThat(
              key.candidates(Optional.empty())
                  .get(0)
                  .hasSigned(algorithm, text, text.length, signature))
          .isTrue();
      signature[0] ^= 1;
      assertThat(
              key.candidates(Optional.empty())
                  .get(0)
                  .hasSigned(algorithm, text, text.length, signature))
          .isFalse();
      signature[0] ^= 1;
    }
  }

  private static void assertGood(String jwk, String jws) {
    var signatures =
        JwtSignatures.byKeySet(
            new String(set(jwk), StandardCharsets.UTF_8),
            JwtSignatures.ASYMMETRIC,
            SignatureProvider.installed());
    assertThat(signatures.verify(jws).claims().text("iss")).contains("joe");
    var dot = jws.lastIndexOf('.');
    var changed = jws.substring(0, dot - 1) + "R" + jws.substring(dot);
    assertThatThrownBy(() -> signatures.verify(changed))
        .isInstanceOf(IdpException.InvalidToken.class);
  }

  private static byte[] set(String jwk) {
    return ("{\"keys\":[" + jwk + "]}").getBytes(StandardCharsets.UTF_8);
  }
}
