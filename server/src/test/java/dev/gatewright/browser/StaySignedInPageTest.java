package dev.gatewright.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatewright.testing.Looks;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.params.provider.MethodSource;

/// The box for staying signed in, as a browser takes it.
@Tag("browser")
class StaySignedInPageTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SUBMIT = "button[type=submit]";
  private static final String MAKE = "form[data-passkey-create] button[type=submit]";
  private static final String SESSION = "gw_session_stay";

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

  static Stream<Arguments> scripts() {
    return Looks.of(arguments(false), arguments(true));
  }

  @ParameterizedTest(name = "script: {0}")
  @DisplayName("ticked, the browser keeps the login; unticked, it forgets it when it is closed")
  @MethodSource("scripts")
  void box(boolean script) throws Exception {
    try (var browser = WebDriver.start(new Look(!script, script))) {
      browser.open(authorize());
      browser.type("#email", "ada@acme.test");
      browser.type("#password", "ada loves engines");
      browser.screenshot(SCREENSHOTS.resolve("served-stay-" + script + ".png"));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("GET /callback");
      browser.open(running.orElseThrow().at("/stay/account/sessions"));
      assertThat(browser.text()).contains("until the browser is closed");
      browser.screenshot(SCREENSHOTS.resolve("served-stay-sessions-" + script + ".png"));
      assertThat(browser.cookieExpiry(SESSION)).isEmpty();

      browser.forgetCookies();
      browser.open(authorize());
      browser.type("#email", "ada@acme.test");
      browser.type("#password", "ada loves engines");
      browser.tick("#stay");
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("GET /callback");
      browser.open(running.orElseThrow().at("/stay/account/sessions"));
      assertThat(browser.cookieExpiry(SESSION)).isPresent();
    }
  }

  @Test
  @DisplayName("a passkey takes along what is ticked in the form beside it")
  void passkey() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.addAuthenticator();
      browser.open(authorize());
      browser.type("#email", "bob@acme.test");
      browser.type("#password", "bob builds bridges");
      browser.click(SUBMIT);
      browser.open(running.orElseThrow().at("/stay/account/security/passkeys"));
      browser.type("#name", "Laptop");
      browser.click(MAKE);
      assertThat(browser.text()).contains("Your new passkey is ready.");

      browser.atEveryPage(
          "PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)");
      browser.forgetCookies();
      browser.open(authorize());
      browser.tick("#stay");
      browser.click("form[data-passkey-get] button[type=submit]");
      browser.awaitAddress(uri -> uri.getPath().equals("/callback"));
      browser.open(running.orElseThrow().at("/stay/account/sessions"));
      assertThat(browser.cookieExpiry(SESSION)).isPresent();
    }
  }

  private static URI authorize() {
    return running
        .orElseThrow()
        .at(
            "/stay/oauth2/authorize?response_type=code&client_id=shop&scope=openid&state=s"
                + "&redirect_uri="
                + URLEncoder.encode(
                    "http://localhost:" + shop.orElseThrow().port() + "/callback",
                    StandardCharsets.UTF_8));
  }
}
