package dev.gatewright.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("OWASP ASVS 7.5.1: what is sensitive in one's own account")
final class AccountProofTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test").name("Ada Lovelace");
  private static final Map<String, String> TYPED =
      Map.of("email", ADA.email(), "password", ADA.password());

  private final TestGatewright gatewright = TestGatewright.start();
  private final Browser browser = gatewright.browser();

  @BeforeEach
  void declare() {
    gatewright.apply(ADA);
  }

  @AfterEach
  void stop() {
    gatewright.close();
  }

  @Test
  @DisplayName("is shown for ten minutes after a proof, and then wants another one")
  void proof() {
    var page = browser.submit(browser.open(data()), TYPED);
    assertThat(page.text()).contains("Delete your account");
    gatewright.clock().advance(Duration.ofMinutes(9));
    assertThat(browser.open(data()).text()).contains("Delete your account");

    gatewright.clock().advance(Duration.ofMinutes(2));
    var asked = browser.open(data());
    assertThat(asked.text()).contains("Sign in").doesNotContain("Delete your account");
    assertThat(browser.open(account("/sessions")).text())
        .as("the rest stays open")
        .contains("This device");
    assertThat(browser.submit(asked, TYPED).text()).contains("Delete your account");
  }

  @Test
  @DisplayName("is not done by a form that is sent when the proof is old, nor by itself later")
  void staleForm() {
    var page = browser.submit(browser.open(data()), TYPED);
    gatewright.clock().advance(Duration.ofMinutes(11));
    var asked = browser.submit(page, Map.of("act", "export"));
    assertThat(asked.text()).contains("Sign in").doesNotContain("\"account\"");
    assertThat(browser.submit(asked, TYPED).text()).contains("Delete your account");
  }

  private URI data() {
    return account("/data");
  }

  private URI account(String path) {
    return URI.create(gatewright.issuer() + "/account" + path);
  }
}
