package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A login form that stood open")
final class LateFormsTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final Map<String, String> TYPED =
      Map.of("email", ADA.email(), "password", ADA.password());

  private final TestGatewright gatewright = TestGatewright.start();
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), RelyingParty.app());
  private final Browser browser = gatewright.browser();

  @BeforeEach
  void declare() {
    gatewright.apply(app.client(), ADA);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("for too long is shown again for the same request, with the address as it was typed")
  void shownAgain() throws Exception {
    var login = browser.open(app.authorizationUrl());
    gatewright.clock().advance(Duration.ofMinutes(61));
    var again = browser.submit(login, TYPED);

    assertThat(again.status()).isEqualTo(200);
    assertThat(again.text()).contains("open too long");
    assertThat(again.values("email")).containsExactly(ADA.email());
    assertThat(again.body()).doesNotContain(ADA.password());

    var callback = browser.logIn(app.authorizationUrl(), ADA);
    assertThat(app.verified(success(app.redeem(callback)))).containsKey("sub");
  }

  @Test
  @DisplayName("for too long completes the login that it began, once it is sent again")
  void completes() {
    var login = browser.open(app.authorizationUrl());
    gatewright.clock().advance(Duration.ofHours(23));
    var again = browser.submit(login, TYPED);
    var consent = browser.submit(again, TYPED);

    assertThat(consent.status()).isEqualTo(200);
    assertThat(consent.text()).contains(ADA.email(), "Allow");
  }

  @Test
  @DisplayName("for more than a day, or whose request has its answer, is not begun anew by itself")
  void notForEver() {
    var login = browser.open(app.authorizationUrl());
    var _ = browser.submit(login, TYPED);
    gatewright.clock().advance(Duration.ofMinutes(61));
    assertThat(browser.submit(login, TYPED).values("email")).isEmpty();

    var old = gatewright.browser();
    var form = old.open(app.authorizationUrl());
    gatewright.clock().advance(Duration.ofHours(25));
    assertThat(old.submit(form, TYPED).values("email")).isEmpty();
  }
}
