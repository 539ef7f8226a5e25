package dev.gatewright.testkit;

import static dev.gatewright.testkit.RelyingParty.success;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.control.Request;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Verified telephone numbers")
final class NumbersTest {
  private static final TestUser ADA = TestUser.of("ada@acme.test");
  private static final String CHOOSE = "name=\"choose\" value=\"";
  private static final String NUMBER = "+49301112222";

  private final HookReceiver sender = new HookReceiver();
  private final TestGatewright gatewright =
      TestGatewright.start(
          TestSetup.of(
              TestIssuer.of(TestSetup.ISSUER)
                  .setting("login", login("password", "sms_code"))
                  .setting("senders", Map.of("whatsapp", sender("+49")))
                  .with(app(), ADA)));
  private final RelyingParty app = new RelyingParty(gatewright.issuer(), app());
  private Browser browser = gatewright.browser();

  private static TestClient app() {
    return RelyingParty.app()
        .firstParty()
        .refreshTokenAlways()
        .setting("refresh_lifetime_by_method", Map.of("sms_code", "1h"));
  }

  private static Map<String, Object> login(String... methods) {
    return Map.of("methods", List.of(methods), "tell_new_browsers", false);
  }

  private Map<String, Object> sender(String country) {
    return Map.of("url", sender.url(), "countries", List.of(country));
  }

  private void apply(String key, Object value) {
    gatewright.apply(TestIssuer.of(TestSetup.ISSUER).setting(key, value));
    gatewright.settle();
  }

  @BeforeEach
  void number() {
    gatewright.run(
        Request.of("sender rotate-secret")
            .with("issuer", TestSetup.ISSUER)
            .with("channel", "whatsapp"));
    var page = browser.logInAt(phone(), ADA);
    var typed = browser.submit(page, Map.of("number", NUMBER, "send", "whatsapp"));
    assertThat(browser.submit(typed, Map.of("code", code(1))).text())
        .contains("Your phone number is confirmed.");
  }

  @AfterEach
  void stop() {
    gatewright.close();
    sender.close();
  }

  private URI phone() {
    return app.at("/account/security/phone");
  }

  /// The code of that text, once there are so many.
  private String code(int count) {
    while (sender.asked().size() < count) {
      Thread.onSpinWait();
    }
    var data = sender.asked().get(count - 1).json().path("data");
    assertThat(data.path("to").asString()).isEqualTo(NUMBER);
    return data.path("code").asString();
  }

  private Page choose(String typed) {
    browser = gatewright.browser();
    return browser.submit(
        browser.open(app.authorizationUrl()), Map.of("email", typed, "choose", "sms_code"));
  }

  @Test
  @DisplayName("RFC 8176 §2: a code by WhatsApp is a sms_code for the lifetime that its method has")
  void lifetime() throws Exception {
    var asked = choose(ADA.email());
    var tokens = success(app.redeem(browser.leave(asked, Map.of("code", code(2)))));
    assertThat(app.verified(tokens).get("amr"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .containsExactlyInAnyOrder("otp", "whatsapp");

    gatewright.clock().advance(Duration.ofMinutes(59));
    tokens = success(app.refresh(tokens));
    gatewright.clock().advance(Duration.ofMinutes(2));
    assertThat(app.refresh(tokens).indicatesSuccess()).isFalse();
  }

  @Test
  @DisplayName("stay where they are the only way in, and go where something else is")
  void lastWayIn() {
    apply("login", login("sms_code"));
    var page = browser.open(phone());

    assertThat(browser.submit(page, Map.of("remove", "yes")).text())
        .contains("the only way into your account", NUMBER);

    apply("login", login("sms_code", "password"));
    assertThat(browser.submit(browser.open(phone()), Map.of("remove", "yes")).text())
        .contains("Your phone number is removed.");
  }

  @Test
  @DisplayName(
      "OWASP ASVS 6.3.8: whoever asks for a code reads where codes go here, the same whoever it is")
  void reach() {
    apply("senders", Map.of("whatsapp", sender("+43")));
    assertThat(choose(ADA.email()).text())
        .contains("Codes go only to numbers that begin with +43.")
        .isEqualTo(choose("abe@acme.test").text().replace("abe@acme.test", ADA.email()));

    apply("senders", Map.of());
    var nowhere = choose(ADA.email());
    assertThat(nowhere.text())
        .contains("No codes are sent to phones here now.")
        .doesNotContain("on their way", "Send another code")
        .isEqualTo(choose("abe@acme.test").text().replace("abe@acme.test", ADA.email()));
    assertThat(nowhere.body()).contains(CHOOSE + "password").doesNotContain(CHOOSE + "sms_code");
    assertThat(sender.asked()).as("none but the first").hasSize(1);
  }

  @Test
  @DisplayName("that nothing reaches any more are asked for, and the page says that no code comes")
  void reachOfSecond() {
    var second = new HashMap<>(login("password", "sms_code"));
    second.put("sms_second_factor", true);
    apply("login", second);
    apply("senders", Map.of());
    browser = gatewright.browser();

    var page =
        browser.submit(
            browser.open(app.authorizationUrl()),
            Map.of("email", ADA.email(), "password", ADA.password()));

    assertThat(page.text()).contains("No codes are sent to phones here now.");
    assertThat(page.body()).doesNotContain(CHOOSE + "sms_code");
  }

  @Test
  @DisplayName(
      "are what a sender is tried with: the same members as a code has, which opens nothing")
  void triedAsSent() {
    var code = sender.last().json();

    gatewright.run(
        Request.of("sender test")
            .with("issuer", TestSetup.ISSUER)
            .with("channel", "whatsapp")
            .with("to", NUMBER));

    var trial = sender.last().json();
    assertThat(trial.path("data").path("purpose").asString()).isEqualTo("test");
    assertThat(trial.propertyNames()).isEqualTo(code.propertyNames());
    assertThat(trial.path("data").propertyNames()).isEqualTo(code.path("data").propertyNames());
  }
}
