package dev.gatewright.client.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("RFC 9110 §9.2.1: what opens no page begins, ends and changes nothing")
class HarmlessRequestsTest {
  private final LoginFixture app = new LoginFixture();

  /// Requests that browsers make without anybody opening the address.
  static Stream<Map<String, String>> notOpened() {
    return Stream.of(
        Map.of("Sec-Fetch-Mode", "no-cors", "Sec-Fetch-Dest", "image"),
        Map.of("Sec-Fetch-Mode", "cors"),
        Map.of("Sec-Fetch-Mode", "navigate", "Sec-Purpose", "prefetch"),
        Map.of("Sec-Fetch-Mode", "navigate", "Sec-Purpose", "prefetch;prerender"),
        Map.of("Purpose", "prefetch", "Accept", "text/html"),
        Map.of("X-Purpose", "preview", "Accept", "text/html"),
        Map.of("X-Moz", "prefetch", "Accept", "text/html"),
        Map.of("Accept", "image/avif,image/webp,*/*;q=0.8"));
  }

  private static Map<String, String> here(Map<String, String> headers) {
    var all = new HashMap<>(headers);
    if (headers.containsKey("Sec-Fetch-Mode")) {
      all.put("Sec-Fetch-Site", "same-origin");
    }
    return all;
  }

  @ParameterizedTest
  @MethodSource("notOpened")
  @DisplayName("An image, a script's request or a page loaded ahead logs nobody out")
  void logout(Map<String, String> headers) {
    var browser = app.loggedIn();
    var answer = browser.request("GET", "/logout", here(headers), "");

    assertThat(answer.setCookies()).isEmpty();
    assertThat(answer.body()).contains("Nothing has happened yet");
    assertThat(app.provider.count("/revocation")).isZero();
    assertThat(browser.open("/dashboard").body()).startsWith("ada");
  }

  @ParameterizedTest
  @MethodSource("notOpened")
  @DisplayName("It begins no login, so it cannot push out one that is under way")
  void login(Map<String, String> headers) {
    var browser = app.browser();
    var underWay = browser.open("/login");
    for (var image = 0; image < 20; image++) {
      assertThat(browser.request("GET", "/login", here(headers), "").setCookies()).isEmpty();
    }
    assertThat(browser.open(app.callback(underWay)).status()).isEqualTo(303);
  }

  @ParameterizedTest
  @MethodSource("notOpened")
  @DisplayName("A page that needs a login begins none for it")
  void challenge(Map<String, String> headers) {
    var answer = app.browser().request("GET", "/dashboard", here(headers), "");
    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.setCookies()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("notOpened")
  @DisplayName("It spends no code: the person who comes after it is logged in")
  void callback(Map<String, String> headers) {
    var browser = app.browser();
    var callback = app.callback(browser.open("/login"));

    assertThat(browser.request("GET", callback, here(headers), "").setCookies()).isEmpty();
    assertThat(app.provider.count("/token")).isZero();
    assertThat(browser.open(callback).location()).isEqualTo("/");
  }

  @Test
  @DisplayName("HEAD changes nothing on any route")
  void head() {
    var browser = app.loggedIn();
    var callback = app.callback(browser.open("/login"));
    var asked = app.provider.count("/token");
    for (var path : new String[] {"/login", callback, "/logout", "/backchannel-logout"}) {
      var answer = browser.request("HEAD", path, Map.of(), "");
      assertThat(answer.status()).as(path).isEqualTo(405);
      assertThat(answer.setCookies()).as(path).isEmpty();
    }
    assertThat(app.provider.count("/token")).isEqualTo(asked);
    assertThat(browser.open("/dashboard").body()).startsWith("ada");
  }
}
