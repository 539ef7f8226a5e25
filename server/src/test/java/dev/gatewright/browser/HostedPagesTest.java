package dev.gatewright.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatewright.testing.Looks;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("browser")
class HostedPagesTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SUBMIT = "form button[type=submit]";

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();
  private static Optional<Shop> shop = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    Skip.where(WebDriver.missing());
    var opened = new Shop();
    shop = Optional.of(opened);
    running =
        Optional.of(
            TestTenants.serve(data, Map.of("CALLBACK_PORT", Integer.toString(opened.port()))));
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
    shop.ifPresent(Shop::close);
  }

  static Stream<Arguments> visits() {
    return Looks.of(arguments(true, true), arguments(false, false));
  }

  @ParameterizedTest(name = "dark: {0}, script: {1}")
  @DisplayName(
      "a person mistypes the password, signs in, consents, comes back, signs out; with and without"
          + " script, light and dark")
  @MethodSource("visits")
  void wholeVisit(boolean dark, boolean script) throws Exception {
    var name = (dark ? "dark" : "light") + (script ? "" : "-without-script");
    try (var browser = WebDriver.start(new Look(dark, script))) {
      browser.open(authorize("&state=one&prompt=consent"));
      assertThat(browser.title()).contains("Sign in");
      assertThat(browser.text()).contains("Corner Shop").doesNotContain("{", "null");
      assertThat(browser.focused()).isEqualTo("email");
      assertThat(browser.has("button.reveal:not([hidden])")).isEqualTo(script);
      browser.screenshot(SCREENSHOTS.resolve("served-login-" + name + ".png"));

      signIn(browser, "ada burns engines");
      assertThat(browser.attribute("#email", "value")).isEqualTo(TestTenants.ADA);
      assertThat(browser.attribute("#password", "value")).isEmpty();
      assertThat(browser.has("[role=alert]")).isTrue();
      browser.screenshot(SCREENSHOTS.resolve("served-login-wrong-" + name + ".png"));

      signIn(browser, TestTenants.PASSWORD);
      assertThat(browser.text()).contains("Corner Shop", "Ada Lovelace", "See your projects");
      browser.screenshot(SCREENSHOTS.resolve("served-consent-" + name + ".png"));
      browser.click("button[name=decision][value=allow]");
      assertThat(browser.text()).contains("GET /callback", "code=", "state=one", "iss=");

      browser.open(server().at("/acme/oauth2/end_session"));
      browser.screenshot(SCREENSHOTS.resolve("served-logout-" + name + ".png"));
      browser.click("button[name=decision][value=stay]");
      browser.open(authorize("&state=two&prompt=none"));
      assertThat(browser.text()).contains("GET /callback", "code=", "state=two");

      browser.open(server().at("/acme/oauth2/end_session"));
      browser.click("button[name=decision][value=logout]");
      browser.screenshot(SCREENSHOTS.resolve("served-signed-out-" + name + ".png"));
      assertThat(browser.text()).contains("signed out");
      browser.open(authorize("&state=three&prompt=none"));
      assertThat(browser.text()).contains("error=login_required", "state=three");
      assertThat(browser.consoleErrors())
          .as("Chromium reports the answer to the wrong password, and nothing else")
          .singleElement(STRING)
          .contains("/login", "422");
    }
  }

  @ParameterizedTest(name = "script: {0}")
  @DisplayName("OAuth 2.0 Form Post Response Mode §2: the answer arrives as a form, also by hand")
  @CsvSource({"true", "false"})
  void formPost(boolean script) throws Exception {
    try (var browser = WebDriver.start(new Look(false, script))) {
      browser.open(authorize("&state=posted&prompt=consent&response_mode=form_post"));
      signIn(browser, TestTenants.PASSWORD);
      browser.click("button[name=decision][value=allow]");
      if (!script) {
        assertThat(browser.text()).contains("press the button");
        browser.screenshot(SCREENSHOTS.resolve("served-form-post-without-script.png"));
        browser.click(SUBMIT);
      }
      browser.awaitAddress(address -> address.getPath().equals("/callback"));
      assertThat(browser.address().getRawQuery()).isNull();
      assertThat(browser.text()).contains("POST /callback", "code=", "state=posted");
      assertThat(browser.consoleErrors()).isEmpty();
    }
  }

  @ParameterizedTest(name = "dark: {0}")
  @DisplayName(
      "RFC 6749 §4.1.2.1: a return address that is not registered is shown on a page and never"
          + " visited")
  @CsvSource({"false", "true"})
  void errorPage(boolean dark) throws Exception {
    try (var browser = WebDriver.start(new Look(dark, true))) {
      var wrong = authorize("&state=x").toString().replace("%2Fcallback", "%2Fsomewhere");
      browser.open(URI.create(wrong));
      assertThat(browser.address().getPort()).isEqualTo(server().port());
      assertThat(browser.text()).contains("redirect_uri").doesNotContain("Exception");
      browser.screenshot(SCREENSHOTS.resolve("served-error-" + (dark ? "dark" : "light") + ".png"));
    }
  }

  @Test
  @DisplayName("who refuses comes back with access_denied; Enter in the password field signs in")
  void refused() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(authorize("&state=no&prompt=consent"));
      browser.type("#email", TestTenants.ADA);
      browser.type("#password", TestTenants.PASSWORD);
      browser.enter("#password");
      browser.click("button[name=decision][value=deny]");
      assertThat(browser.text())
          .contains("error=access_denied", "state=no")
          .doesNotContain("code=");
    }
  }

  private static void signIn(WebDriver browser, String password) throws Exception {
    browser.type("#email", TestTenants.ADA);
    browser.type("#password", password);
    browser.click(SUBMIT);
  }

  private static URI authorize(String more) {
    return server()
        .at(
            "/acme/oauth2/authorize?response_type=code&client_id=shop"
                + "&scope=openid+profile+email+projects:read&redirect_uri=http%3A%2F%2Flocalhost%3A"
                + shop.orElseThrow().port()
                + "%2Fcallback"
                + more);
  }

  private static ServedGatewright server() {
    return running.orElseThrow();
  }
}
