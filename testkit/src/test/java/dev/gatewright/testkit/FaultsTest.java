package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

@DisplayName("A fault")
final class FaultsTest {
  private static final String TOKEN = "/oauth2/token";
  private static final String JWKS = "/oauth2/jwks";
  private static final TestUser ADA = TestUser.of("ada@acme.test");

  @RegisterExtension
  static final GatewrightExtension GATEWRIGHT = GatewrightExtension.with(RelyingParty.app(), ADA);

  private final RelyingParty app = new RelyingParty(GATEWRIGHT.issuer(), RelyingParty.app());

  private OIDCTokenResponse logIn() throws Exception {
    return app.logIn(GATEWRIGHT.server(), ADA);
  }

  @Test
  @DisplayName("that loses the answer leaves the refresh done: the same token gives the successor")
  void lostAnswer() throws Exception {
    var tokens = logIn();
    GATEWRIGHT.faults().on(TOKEN).once(Fault.lostAnswer());

    assertThatThrownBy(() -> app.refresh(tokens)).isInstanceOf(IOException.class);
    var successor = success(app.refresh(tokens));
    var next = success(app.refresh(successor));

    assertThat(successor.getOIDCTokens().getRefreshToken())
        .isNotEqualTo(tokens.getOIDCTokens().getRefreshToken());
    assertThat(app.refresh(tokens).getStatusCode()).isEqualTo(400);
    assertThat(next.indicatesSuccess()).isTrue();
    assertThat(GATEWRIGHT.requests(TOKEN)).isEqualTo(5);
  }

  @Test
  @DisplayName("that loses the answer has rotated the refresh token: after the grace it is theft")
  void lostAnswerRotates() throws Exception {
    var tokens = logIn();
    GATEWRIGHT.faults().on(TOKEN).once(Fault.lostAnswer());

    assertThatThrownBy(() -> app.refresh(tokens)).isInstanceOf(IOException.class);
    GATEWRIGHT.clock().advance(Duration.ofSeconds(61));
    assertThat(RelyingParty.error(app.refresh(tokens))).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("that loses the answer spends a code")
  void spentCode() throws Exception {
    var callback = GATEWRIGHT.browser().logIn(app.authorizationUrl(), ADA);
    GATEWRIGHT.faults().on(TOKEN).once(Fault.lostAnswer());

    assertThatThrownBy(() -> app.redeem(callback)).isInstanceOf(IOException.class);
    assertThat(RelyingParty.error(app.redeem(callback))).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("that loses the request leaves a code unspent")
  void lostRequest() throws Exception {
    var callback = GATEWRIGHT.browser().logIn(app.authorizationUrl(), ADA);
    GATEWRIGHT.faults().on(TOKEN).once(Fault.lostRequest());

    assertThatThrownBy(() -> app.redeem(callback)).isInstanceOf(IOException.class);
    assertThat(app.redeem(callback).getStatusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("that is a status answers so, as often as asked, and the server stays as it was")
  void status() throws Exception {
    var callback = GATEWRIGHT.browser().logIn(app.authorizationUrl(), ADA);
    GATEWRIGHT
        .faults()
        .on(TOKEN)
        .times(2, Fault.status(503, Duration.ofSeconds(7)))
        .once(Fault.status(502));

    assertThat(app.redeem(callback))
        .returns(503, HTTPResponse::getStatusCode)
        .returns("7", answer -> answer.getHeaderValue("Retry-After"));
    assertThat(app.redeem(callback).getStatusCode()).isEqualTo(503);
    assertThat(app.redeem(callback).getStatusCode()).isEqualTo(502);
    assertThat(app.redeem(callback).getStatusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("happens until it is cleared")
  void always() throws Exception {
    var tokens = logIn();
    GATEWRIGHT.faults().on(TOKEN).always(Fault.status(500));
    for (var request = 0; request < 5; request++) {
      assertThat(app.refresh(tokens).getStatusCode()).isEqualTo(500);
    }
    GATEWRIGHT.faults().clear();

    assertThat(app.refresh(tokens).getStatusCode()).isEqualTo(200);
  }

  @Test
  @DisplayName("that is slow makes a client with a shorter patience give up")
  void slow() throws Exception {
    GATEWRIGHT.faults().on(JWKS).once(Fault.slow(Duration.ofSeconds(30)));
    try (var http = HttpClient.newHttpClient()) {
      var patient = HttpRequest.newBuilder(app.at(JWKS));
      var impatient = patient.copy().timeout(Duration.ofSeconds(1)).build();

      assertThatThrownBy(() -> http.send(impatient, BodyHandlers.ofString()))
          .isInstanceOf(HttpTimeoutException.class);
      assertThat(http.send(patient.build(), BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("that is slow comes late and right")
  void lateAndRight() throws Exception {
    var tokens = logIn();
    GATEWRIGHT.faults().on(TOKEN).once(Fault.slow(Duration.ofMillis(50)));
    var began = System.nanoTime();

    assertThat(app.refresh(tokens).getStatusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThan(Duration.ofMillis(50));
  }

  @Test
  @DisplayName("of keys makes tokens that no published key verifies")
  void wrongKeyInTokens() throws Exception {
    GATEWRIGHT.faults().on(TOKEN).once(Fault.wrongKey()).once(Fault.unknownKey());
    var forged = logIn();
    var unknown = logIn();

    assertThatThrownBy(() -> app.verified(forged)).hasMessageContaining("Invalid signature");
    assertThatThrownBy(() -> app.verified(unknown)).hasMessageContaining("no matching key");
    assertThat(app.verified(logIn())).isNotEmpty();
  }

  @Test
  @DisplayName("of keys publishes some that verify no token")
  void wrongKeyInJwks() throws Exception {
    var tokens = logIn();
    GATEWRIGHT.faults().on(JWKS).once(Fault.wrongKey()).once(Fault.unknownKey());

    assertThatThrownBy(() -> app.verified(tokens)).hasMessageContaining("Invalid signature");
    assertThatThrownBy(() -> app.verified(tokens)).hasMessageContaining("no matching key");
    assertThat(app.verified(tokens)).isNotEmpty();
  }

  @Test
  @DisplayName("is refused where it can never happen")
  void mistakes() {
    var faults = GATEWRIGHT.faults();

    assertThatThrownBy(() -> faults.on("/oauth2/tokens"))
        .hasMessageStartingWith("The server has no address /oauth2/tokens. Name one of ")
        .hasMessageContaining(" /oauth2/token ");
    assertThatThrownBy(() -> faults.on("/login").once(Fault.wrongKey()))
        .hasMessageContaining("No keys pass at /login");
    assertThatThrownBy(() -> Fault.slow(Duration.ofMinutes(2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fault.status(200)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> faults.on("/login").times(0, Fault.lostAnswer()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
