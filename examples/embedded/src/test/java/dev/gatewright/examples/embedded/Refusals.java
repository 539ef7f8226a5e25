package dev.gatewright.examples.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ErrorStyle;
import java.util.List;

/// How a refusal looks to a client, in either style.
final class Refusals {
  private static final List<String> RFC = List.of("error", "error_description");
  private static final List<String> LIBRARY =
      List.of("status", "message", "error", "error_description");

  private Refusals() {}

  /// Status and `error` of a refusal.
  record Told(int status, String error) {}

  static Told told(int status, String error) {
    return new Told(status, error);
  }

  /// Checks an error in JSON: `rfc` says what it is by RFC 6749 §5.2, `library` what it is in the
  /// library's style, whose body has the status and a message too.
  static void assertRefused(Reply reply, ErrorStyle style, Told rfc, Told library) {
    var told = style == ErrorStyle.RFC ? rfc : library;
    assertThat(new Told(reply.status(), reply.member("error")))
        .as(style + ": " + reply.body())
        .isEqualTo(told);
    assertThat(reply.json().propertyNames())
        .containsExactlyInAnyOrderElementsOf(style == ErrorStyle.RFC ? RFC : LIBRARY);
    if (style == ErrorStyle.TS_OAUTH2_SERVER) {
      assertThat(reply.json().path("status").asInt()).isEqualTo(told.status());
      assertThat(reply.member("message")).isNotBlank();
    }
    assertThat(reply.member("error_description")).isNotBlank();
    assertThat(reply.header("Content-Type")).contains("application/json; charset=utf-8");
    assertThat(reply.header("Cache-Control")).contains("no-store");
    assertThat(reply.header("Pragma")).contains("no-cache");
  }

  /// The same, where both styles say the same.
  static void assertRefused(Reply reply, ErrorStyle style, Told both) {
    assertRefused(reply, style, both, both);
  }

  /// Checks an error of the authorization endpoint that has a redirect URI to trust: `rfc` goes to
  /// the client with its `state` (RFC 6749 §4.1.2.1), `library` is told to the browser.
  static void assertSentBack(Reply reply, ErrorStyle style, String rfc, Told library) {
    if (style == ErrorStyle.RFC) {
      assertThat(reply.status()).isEqualTo(303);
      assertThat(reply.query()).containsEntry("error", rfc).containsEntry("state", "xyz");
      assertThat(reply.query()).containsKeys("error_description", "iss").doesNotContainKey("code");
    } else {
      assertThat(reply.header("Location")).isEmpty();
      assertRefused(reply, style, library, library);
    }
  }

  /// Checks an error of the authorization endpoint that has nothing to trust: the user is told on a
  /// page (RFC 6749 §4.1.2.1), or, in the library's style, in JSON. Nobody is sent anywhere.
  static void assertToldHere(Reply reply, ErrorStyle style, Told library) {
    assertThat(reply.header("Location")).isEmpty();
    if (style == ErrorStyle.RFC) {
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.header("Content-Type")).contains("text/html; charset=utf-8");
    } else {
      assertRefused(reply, style, library, library);
    }
  }
}
