package dev.gatewright.server.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UriRuleTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test",
        "https://a.test/",
        "https://a.test:8443/cb?x=1",
        "HTTPS://a.test/cb",
        "http://localhost:3000/callback",
        "http://127.0.0.1/cb",
        "http://[::1]:9/cb"
      })
  @DisplayName("RFC 9700 §2.1: https and loopback http may be registered")
  void allowed(String uri) {
    assertThat(UriRule.redirectFault(uri, false)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "javascript:alert(1)",
        "JaVaScRiPt://a.test/%0aalert(1)",
        "data:text/html,x",
        "data://a.b/x",
        "vbscript://a",
        "file:///etc/passwd",
        "blob:https://a.test/x",
        "http://a.test",
        "http://localhost.a.test",
        "http://127.0.0.1.a.test/",
        "https://*.a.test",
        "https://a.test/*",
        "https://a.test/#f",
        "https://u:p@a.test/",
        "https://a.test\\@b.test",
        "https://a.test/\n",
        "https://a.test/ x",
        "/cb",
        "https:///cb",
        "https:a.test",
        "com.example.app:/cb",
        "",
        "https://\u0430.test/"
      })
  @DisplayName("RFC 9700 §2.1: nothing else may be registered, in any letter case")
  void refused(String uri) {
    assertThat(UriRule.redirectFault(uri, false)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"com.example.app:/cb", "com.example.app://cb", "http://127.0.0.1/cb"})
  @DisplayName("RFC 8252 §7.1: a native client may use a private scheme with a dot")
  void nativeAllowed(String uri) {
    assertThat(UriRule.redirectFault(uri, true)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"myapp:/cb", "javascript:/x", "data:/x", "com.example.app:cb"})
  @DisplayName("RFC 8252 §7.1: a private scheme without a dot is refused")
  void nativeRefused(String uri) {
    assertThat(UriRule.redirectFault(uri, true)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.test/",
        "https://a.test?x",
        "https://a.test#x",
        "http://a.test",
        "https://A.test",
        "https://a.test/x//y",
        "https://a.test/x/../y",
        "https://u@a.test"
      })
  @DisplayName("OpenID Connect Discovery §3: such URLs are no issuers")
  void issuersRefused(String url) {
    assertThat(UriRule.issuer(url)).isEmpty();
  }
}
