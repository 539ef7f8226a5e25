package dev.gatewright.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatewright.testing.Looks;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.TestTenants;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Coming with a PIN, as a person does it.
@Tag("browser")
class PinPageTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SUBMIT = "button[type=submit]";
  private static final Pattern DIGITS = Pattern.compile("shown this once: ([0-9]{8})");

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

  static Stream<Arguments> looks() {
    return Looks.of(arguments(false, true), arguments(true, false));
  }

  @ParameterizedTest(name = "script: {0}, dark: {1}")
  @DisplayName("somebody mistypes the PIN they were given, and is let in with the right one")
  @MethodSource("looks")
  void letsIn(boolean script, boolean dark) throws Exception {
    var server = running.orElseThrow();
    var made =
        DIGITS.matcher(server.run("pin create", script ? "Till" : "Gate", "--issuer", "acme"));
    assertThat(made.find()).isTrue();
    var name = script ? "light" : "without-script";
    try (var browser = WebDriver.start(new Look(dark, script))) {
      browser.open(
          server.at(
              "/acme/oauth2/authorize?response_type=code&client_id=till&scope=email&state=counter"
                  + "&redirect_uri=http%3A%2F%2Flocalhost%3A"
                  + shop.orElseThrow().port()
                  + "%2Fcallback"));
      browser.click("button[name=choose][value=pin]");
      assertThat(browser.focused()).isEqualTo("code");
      browser.screenshot(SCREENSHOTS.resolve("served-pin-" + name + ".png"));

      browser.type("#code", "12345");
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("That PIN is not valid");
      assertThat(browser.attribute("#code", "value")).isEmpty();
      browser.screenshot(SCREENSHOTS.resolve("served-pin-wrong-" + name + ".png"));

      browser.type("#code", made.group(1));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("GET /callback", "code=", "state=counter");
    }
  }
}
