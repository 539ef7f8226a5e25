package dev.gatewright.examples.embedded;

import static dev.gatewright.examples.embedded.Caller.BROWSER;
import static dev.gatewright.examples.embedded.Caller.OLD;
import static dev.gatewright.examples.embedded.Caller.WEB;
import static dev.gatewright.examples.embedded.Pkce.VERIFIER;
import static dev.gatewright.examples.embedded.Refusals.assertRefused;
import static dev.gatewright.examples.embedded.Refusals.assertSentBack;
import static dev.gatewright.examples.embedded.Refusals.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ErrorStyle;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("PKCE")
final class PkceTest {
  private static final String[] NO_CHALLENGE = {"code_challenge", "", "code_challenge_method", ""};

  @InBothStyles
  @DisplayName("RFC 9700 §2.1.1: requiresPkce, the default: a request without challenge is refused")
  void required(ErrorStyle style) {
    try (var app = Application.started(style)) {
      for (var client : new Caller[] {WEB, BROWSER}) {
        assertSentBack(
            app.authorize(client, NO_CHALLENGE),
            style,
            "invalid_request",
            told(400, "invalid_request"));
      }
    }
  }

  @InBothStyles
  @DisplayName(
      "requiresPkce(false): a client with a secret may do without, one without a secret still may"
          + " not, as the library lets it")
  void notRequired(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app = setup.engineOptions(options -> options.requiresPkce(false)).start()) {
      var code = app.authorize(WEB, NO_CHALLENGE).code();
      assertThat(app.redeem(WEB, code, "code_verifier", "").status()).isEqualTo(200);

      assertSentBack(
          app.authorize(BROWSER, NO_CHALLENGE),
          style,
          "invalid_request",
          told(400, "invalid_request"));
    }
  }

  @InBothStyles
  @DisplayName("RFC 9700 §4.8.2: a verifier whose request had no challenge is refused")
  void downgrade(ErrorStyle style) {
    var setup = Application.setup().errors(style);
    try (var app = setup.engineOptions(options -> options.requiresPkce(false)).start()) {
      var code = app.authorize(WEB, NO_CHALLENGE).code();
      assertRefused(
          app.redeem(WEB, code), style, told(400, "invalid_grant"), told(400, "invalid_grant"));
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 7636 §4.3: a missing method means plain, and plain is refused unless requiresS256(false)")
  void plainRefused(ErrorStyle style) {
    try (var app = Application.started(style)) {
      for (var method : new String[] {"", "plain", "S512"}) {
        assertSentBack(
            app.authorize(BROWSER, "code_challenge", VERIFIER, "code_challenge_method", method),
            style,
            "invalid_request",
            told(400, "invalid_request"));
      }
    }
  }

  @Test
  @DisplayName("RFC 7636 §4.6: requiresS256(false) takes plain, whose challenge is the verifier")
  void plainTaken() {
    var setup = Application.setup();
    try (var app = setup.engineOptions(options -> options.requiresS256(false)).start()) {
      for (var method : new String[] {"", "plain"}) {
        String[] asked = {"code_challenge", VERIFIER, "code_challenge_method", method};
        assertThat(app.redeem(BROWSER, app.authorize(BROWSER, asked).code()).status())
            .isEqualTo(200);
        assertThat(
                app.redeem(
                        BROWSER,
                        app.authorize(BROWSER, asked).code(),
                        "code_verifier",
                        VERIFIER + "x")
                    .member("error"))
            .isEqualTo("invalid_grant");
      }
      assertThat(app.redeem(BROWSER, app.authorize(BROWSER).code()).status())
          .as("S256 goes on working")
          .isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName(
      "RFC 7636 §4.6: a verifier that does not match is invalid_grant, to the library as well")
  void wrongVerifier(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var code = app.authorize(BROWSER).code();
      assertRefused(
          app.redeem(BROWSER, code, "code_verifier", VERIFIER.replace('a', 'b')),
          style,
          told(400, "invalid_grant"));
      assertThat(app.redeem(BROWSER, code).status()).as("nothing is burnt").isEqualTo(200);
    }
  }

  @InBothStyles
  @DisplayName("RFC 7636 §4.1: a verifier that is missing or malformed is refused")
  void brokenVerifier(ErrorStyle style) {
    try (var app = Application.started(style)) {
      var code = app.authorize(BROWSER).code();
      for (var broken : new String[] {"", "short", "a".repeat(129), VERIFIER + "!"}) {
        assertRefused(
            app.redeem(BROWSER, code, "code_verifier", broken),
            style,
            told(400, "invalid_grant"),
            told(400, "invalid_request"));
      }
    }
  }

  @InBothStyles
  @DisplayName("RFC 7636 §4.2: a challenge that no verifier can have is refused at once")
  void brokenChallenge(ErrorStyle style) {
    try (var app = Application.started(style)) {
      for (var broken : new String[] {"short", Pkce.s256(VERIFIER) + "=", "a".repeat(129)}) {
        assertSentBack(
            app.authorize(BROWSER, "code_challenge", broken),
            style,
            "invalid_request",
            told(400, "invalid_request"));
      }
    }
  }

  @Test
  @DisplayName(
      "The library's first form of a challenge, the hash in hexadecimal, is taken of a client that is"
          + " registered so, beside that of RFC 7636 §4.2")
  void legacyHex() {
    try (var app = Application.started()) {
      var hex = app.authorize(OLD, "code_challenge", Pkce.hex(VERIFIER)).code();
      assertThat(app.redeem(OLD, hex).status()).isEqualTo(200);
      var rfc = app.authorize(OLD).code();
      assertThat(app.redeem(OLD, rfc).status()).isEqualTo(200);

      var stolen = app.authorize(OLD, "code_challenge", Pkce.hex(VERIFIER)).code();
      assertThat(app.redeem(OLD, stolen, "code_verifier", VERIFIER + "x").member("error"))
          .isEqualTo("invalid_grant");
    }
  }

  @InBothStyles
  @DisplayName("The hexadecimal form is refused of everybody else")
  void legacyHexOfOthers(ErrorStyle style) {
    try (var app = Application.started(style)) {
      assertSentBack(
          app.authorize(BROWSER, "code_challenge", Pkce.hex(VERIFIER)),
          style,
          "invalid_request",
          told(400, "invalid_request"));
    }
  }
}
