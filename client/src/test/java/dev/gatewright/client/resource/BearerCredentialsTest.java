package dev.gatewright.client.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("RFC 6750 §2.1: a bearer token stands alone in one Authorization header")
class BearerCredentialsTest {
  @ParameterizedTest
  @ValueSource(strings = {"Bearer abc", "bearer abc", "BEARER   abc"})
  @DisplayName("RFC 9110 §11.1: the scheme may be in either case")
  void presented(String header) {
    assertThat(BearerCredentials.from(List.of(header)))
        .isEqualTo(new BearerCredentials.Presented("abc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.b-c_d~e+f/g==", "0", "A="})
  @DisplayName("Every character of the syntax is taken")
  void syntax(String token) {
    assertThat(BearerCredentials.from(List.of("Bearer " + token)))
        .isEqualTo(new BearerCredentials.Presented(token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer",
        "Bearer ",
        "Bearer a b",
        "Bearer a,b",
        "Bearer a, Bearer b",
        "Bearer =",
        "Bearer a=b",
        "Bearer a\n",
        "Bearer \"a\"",
        "Bearer é"
      })
  @DisplayName("What is no token is malformed")
  void malformed(String header) {
    assertThat(BearerCredentials.from(List.of(header)))
        .isEqualTo(new BearerCredentials.Malformed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic YTpi", "DPoP abc", "Bearerabc", "Bearer\tabc"})
  @DisplayName("Another scheme is no bearer token")
  void absent(String header) {
    assertThat(BearerCredentials.from(List.of(header))).isEqualTo(new BearerCredentials.Absent());
  }

  @Test
  @DisplayName("Two headers are not one, and a token is not printed")
  void twoHeaders() {
    assertThat(BearerCredentials.from(List.of("Bearer a", "Bearer a")))
        .isEqualTo(new BearerCredentials.Malformed());
    assertThat(new BearerCredentials.Presented("secret").toString()).doesNotContain("secret");
  }
}
