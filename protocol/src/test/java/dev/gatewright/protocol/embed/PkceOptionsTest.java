package dev.gatewright.protocol.embed;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.authorize.AuthorizationDecision;
import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.issuer.EngineOptions;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.CodeChallenge.Method;
import dev.gatewright.protocol.oauth.CodeVerifier;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tokens;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Options of PKCE")
final class PkceOptionsTest {
  private static Application with(EngineOptions.Builder options) {
    var application = new Application(b -> Application.usualGrants(b).options(options.build()));
    application.add(Application.web("web"));
    application.add(Application.web("lax").pkceOptional());
    application.add(Application.spa("spa"));
    application.addPerson("ada");
    return application;
  }

  private static Client client(Application application, String id) {
    return application.memory().clients().find(application.id(), new ClientId(id)).orElseThrow();
  }

  private static Params unprotected(Application application, String id) {
    return Application.request(client(application, id), "code", "openid");
  }

  private static Tokens redeem(Application application, Params request, Params change) {
    var client = client(application, request.get("client_id"));
    var answer = application.authorize(request, new SubjectId("ada"));
    return application.token(client, Application.codeGrant(answer.code()).plus(change));
  }

  @Test
  @DisplayName("RFC 9700 §2.1.1: with requiresPkce, who may do without it are clients set so alone")
  void required() {
    var application = with(EngineOptions.builder());

    assertThat(application.refused(unprotected(application, "web")).reason())
        .isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
    assertThat(application.refused(unprotected(application, "spa")).reason())
        .isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
    assertThat(application.valid(unprotected(application, "lax")).codeChallenge()).isEmpty();
  }

  @Test
  @DisplayName("RFC 9700 §2.1.1: without requiresPkce, public clients must use it still")
  void notRequired() {
    var application = with(EngineOptions.builder().requiresPkce(false));
    var request = unprotected(application, "web");

    var code = application.authorize(request, new SubjectId("ada")).code();
    assertThat(
            application
                .token(
                    client(application, "web"),
                    Application.codeGrant(code).without("code_verifier"))
                .isIssued())
        .isTrue();
    assertThat(application.refused(unprotected(application, "spa")).reason())
        .isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
  }

  @Test
  @DisplayName("RFC 9700 §2.1.1: a code without a challenge is worth nothing to a public client")
  void clientBecamePublic() {
    var application = with(EngineOptions.builder().requiresPkce(false));
    var code = application.authorize(unprotected(application, "web"), new SubjectId("ada")).code();
    var nowPublic = application.add(Application.spa("web"));

    assertThat(
            application
                .token(nowPublic, Application.codeGrant(code).without("code_verifier"))
                .reason())
        .isEqualTo(Reason.PKCE_CHALLENGE_MISSING);
  }

  @Test
  @DisplayName("RFC 7636 §4.6: who sent a challenge is held to it, required or not")
  void heldToIt() {
    var application = with(EngineOptions.builder().requiresPkce(false));
    var request = Application.codeRequest(client(application, "web"), "openid");

    assertThat(redeem(application, request, Params.of("code_verifier", "x".repeat(43))).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    assertThat(redeem(application, request, Params.of("code_verifier", "")).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISSING);
    assertThat(redeem(application, request, Params.none()).isIssued()).isTrue();
    assertThat(redeem(application, unprotected(application, "web"), Params.none()).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_UNEXPECTED);
  }

  @Test
  @DisplayName("RFC 7636 §4.3: with requiresS256 plain is refused, and so is a missing method")
  void s256Required() {
    var application = with(EngineOptions.builder());
    var request = Application.codeRequest(client(application, "spa"), "openid");

    assertThat(application.refused(request.with("code_challenge_method", "plain")).reason())
        .isEqualTo(Reason.PKCE_METHOD);
    assertThat(application.refused(request.without("code_challenge_method")).reason())
        .isEqualTo(Reason.PKCE_METHOD);
    assertThat(application.refused(request.with("code_challenge_method", "s256")).reason())
        .isEqualTo(Reason.PKCE_METHOD);
  }

  @Test
  @DisplayName(
      "RFC 7636 §4.3: without requiresS256 plain works, and is what a missing method means")
  void plain() {
    var application = with(EngineOptions.builder().requiresS256(false));
    var request =
        Application.codeRequest(client(application, "spa"), "openid")
            .with("code_challenge", Application.VERIFIER);

    for (var plain :
        new Params[] {
          request.with("code_challenge_method", "plain"), request.without("code_challenge_method")
        }) {
      assertThat(redeem(application, plain, Params.none()).isIssued()).isTrue();
      assertThat(redeem(application, plain, Params.of("code_verifier", "x".repeat(43))).reason())
          .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    }
    var s256 = Application.codeRequest(client(application, "spa"), "openid");
    assertThat(redeem(application, s256, Params.none()).isIssued()).isTrue();
    assertThat(
            redeem(application, s256, Params.of("code_verifier", Application.CHALLENGE)).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    assertThat(application.refused(request.with("code_challenge_method", "S512")).reason())
        .isEqualTo(Reason.PKCE_METHOD);
  }

  /// What the sample of the TypeScript library makes of a verifier: the hash as hexadecimal text,
  /// and that text as base64url.
  private static String sampleOfTheLibrary(String verifier) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
    var hex = HexFormat.of().formatHex(hash);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(hex.getBytes(US_ASCII));
  }

  @Test
  @DisplayName(
      "pkceLegacyHex: the challenge of old clients has 86 characters, as that library makes it")
  void sample() throws NoSuchAlgorithmException {
    var made = CodeVerifier.parse(Application.VERIFIER).orElseThrow().challenge(Method.LEGACY_HEX);

    assertThat(made.value()).isEqualTo(sampleOfTheLibrary(Application.VERIFIER)).hasSize(86);
  }

  @Test
  @DisplayName("pkceLegacyHex: a client set so redeems with it, and with RFC 7636 §4.2 as well")
  void legacyHex() throws NoSuchAlgorithmException {
    var application = with(EngineOptions.builder());
    application.add(Application.spa("spa").pkceLegacyHex());
    var rfc = Application.codeRequest(client(application, "spa"), "openid");
    var hex = rfc.with("code_challenge", sampleOfTheLibrary(Application.VERIFIER));

    assertThat(redeem(application, rfc, Params.none()).isIssued()).isTrue();
    assertThat(redeem(application, hex, Params.none()).isIssued()).isTrue();
    assertThat(redeem(application, hex, Params.of("code_verifier", "x".repeat(43))).reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    assertThat(
            redeem(
                    application,
                    hex,
                    Params.of("code_verifier", sampleOfTheLibrary(Application.VERIFIER)))
                .reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
    assertThat(application.refused(hex.with("code_challenge_method", "plain")).reason())
        .isEqualTo(Reason.PKCE_METHOD);
    assertThat(application.refused(rfc.with("code_challenge", "x".repeat(85))).reason())
        .isEqualTo(Reason.PKCE_CHALLENGE_MALFORMED);
  }

  @Test
  @DisplayName("pkceLegacyHex: no client takes part in it that was not set so")
  void legacyHexIsOptIn() throws NoSuchAlgorithmException {
    var application = with(EngineOptions.builder());
    var hex =
        Application.codeRequest(client(application, "spa"), "openid")
            .with("code_challenge", sampleOfTheLibrary(Application.VERIFIER));

    assertThat(application.refused(hex).reason()).isEqualTo(Reason.PKCE_CHALLENGE_MALFORMED);
  }

  @Test
  @DisplayName("pkceLegacyHex: where plain is allowed, 86 characters with S256 are still a hash")
  void legacyHexIsNoPlain() throws NoSuchAlgorithmException {
    var application = with(EngineOptions.builder().requiresS256(false));
    application.add(Application.spa("spa").pkceLegacyHex());
    var hex =
        Application.codeRequest(client(application, "spa"), "openid")
            .with("code_challenge", sampleOfTheLibrary(Application.VERIFIER));

    var request = application.valid(hex);
    assertThat(request.codeChallenge().orElseThrow().method()).isEqualTo(Method.LEGACY_HEX);
    var decision = AuthorizationDecision.approve(request, new SubjectId("ada"), application.now());
    var code = application.complete(request, decision).code();
    assertThat(
            application
                .token(
                    client(application, "spa"),
                    Application.codeGrant(code)
                        .with("code_verifier", sampleOfTheLibrary(Application.VERIFIER)))
                .reason())
        .isEqualTo(Reason.PKCE_VERIFIER_MISMATCH);
  }
}
