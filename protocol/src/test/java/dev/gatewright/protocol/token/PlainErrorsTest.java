package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.oauth.ErrorStyle;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The plain error style of the token endpoint")
final class PlainErrorsTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final Tenant acme = engine.tenant("acme");
  private final Client proj = acme.add(ClientBuilder.web("proj").plainErrors());
  private final Window ada;

  PlainErrorsTest() {
    acme.addPerson("ada");
    ada = acme.window().logIn("ada");
  }

  private Tokens send(Params params) {
    var credentials =
        Params.of("client_id", "proj").with("client_secret", ClientBuilder.secretOf("proj"));
    return acme.token(Tenant.post(credentials.plus(params), Optional.empty()));
  }

  private Params codeRequest() {
    return Tenant.codeRequest(proj, acme.authorize(ada, Tenant.request(proj)).code());
  }

  private static void assertAnswer(Tokens answer, int status, String sentence) {
    assertThat(answer.body().propertyNames()).containsExactly("error");
    assertThat(answer.error()).isEqualTo(sentence);
    assertThat(answer.reply().status()).isEqualTo(status);
  }

  @Test
  @DisplayName("Client and fields: 401 for a wrong secret, 400 for the rest")
  void clientAndFields() {
    assertAnswer(send(Params.of("client_secret", "wrong")), 401, "Invalid client_secret");
    assertAnswer(send(Params.none()), 400, "Missing required fields");
    assertAnswer(send(Params.of("grant_type", "password")), 400, "Unsupported grant_type");
    assertAnswer(
        send(Params.of("grant_type", "authorization_code")), 400, "Missing required fields");
    assertAnswer(send(Params.of("grant_type", "refresh_token")), 400, "Missing refresh_token");
  }

  @Test
  @DisplayName("Codes: 400 each, with the sentence that tells which check failed")
  void codes() {
    var good = codeRequest();
    for (String field : List.of("code", "redirect_uri", "code_verifier")) {
      assertAnswer(send(good.with("code", "x").without(field)), 400, "Missing required fields");
    }
    assertAnswer(send(good.with("code", "x")), 400, "Invalid or expired code");
    assertAnswer(send(good.with("redirect_uri", "https://x.test/")), 400, "redirect_uri mismatch");
    assertAnswer(send(good.with("code_verifier", "x".repeat(43))), 400, "PKCE verification failed");
    assertThat(send(good).isIssued()).isTrue();
    assertAnswer(send(good), 400, "Invalid or expired code");
    var late = codeRequest();
    engine.clock().advance(Duration.ofMinutes(1));
    assertAnswer(send(late), 400, "Invalid or expired code");
  }

  @Test
  @DisplayName("Refresh tokens: 401 when they are at an end, 403 when the account is blocked")
  void refreshTokens() {
    var token = send(codeRequest()).refresh();
    assertAnswer(send(Tenant.refreshRequest("x")), 401, "Invalid refresh token");
    engine.ports().subjects().remove(acme.issuer().id(), new SubjectId("ada"));
    assertAnswer(send(Tenant.refreshRequest(token)), 403, "Account blocked");
    acme.addPerson("ada");
    engine.clock().advance(Duration.ofDays(7));
    assertAnswer(send(Tenant.refreshRequest(token)), 401, "Refresh token expired");
    acme.revoke(proj, token);
    assertAnswer(send(Tenant.refreshRequest(token)), 401, "Invalid refresh token");
  }

  @Test
  @DisplayName("An issuer of plain style answers clients that it does not know plainly too")
  void unknownClients() {
    var usual = EngineInMemory.issuer("plain");
    var plain = engine.tenant(usual.toBuilder().errorStyle(ErrorStyle.PLAIN).build());

    assertAnswer(
        plain.token(Tenant.post(Params.of("client_id", "nobody"), Optional.empty())),
        400,
        "Invalid client_id");
    assertAnswer(
        plain.token(Tenant.post(Params.none(), Optional.empty())), 400, "Missing client_id");
  }

  @Test
  @DisplayName("RFC 6749 §5.2: the usual style has error and error_description, and 400 or 401")
  void usualStyle() {
    var web = acme.add(ClientBuilder.web("web"));

    var answer = acme.refresh(web, "x");

    assertThat(answer.body().propertyNames()).containsExactly("error", "error_description");
    assertThat(answer.error()).isEqualTo("invalid_grant");
    assertThat(answer.reply().status()).isEqualTo(400);
    assertThat(answer.reply().header("WWW-Authenticate")).isEmpty();
  }
}
