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
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
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

/// Signing in with a second factor, and in several tabs, as a person does it.
@Tag("browser")
class SignInPagesTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SUBMIT = "form button[type=submit]";
  private static final Pattern CODE = Pattern.compile("[0-9A-Z]{4}(-[0-9A-Z]{4}){3}");

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
  @DisplayName(
      "a person signs in with a password, mistypes a recovery code, and comes back with the right"
          + " one; with and without script")
  @MethodSource("scripts")
  void secondFactor(boolean script) throws Exception {
    var name = script ? "light" : "without-script";
    var codes = codes();
    try (var browser = WebDriver.start(new Look(false, script))) {
      browser.open(authorize("&state=strong&prompt=consent&acr_values=urn:gatewright:acr:mfa"));
      signIn(browser);
      assertThat(browser.text()).contains("Corner Shop", "Ada Lovelace", "Recovery code");
      assertThat(browser.focused()).isEqualTo("code");
      browser.screenshot(SCREENSHOTS.resolve("served-code-" + name + ".png"));

      browser.type("#code", "AAAA-BBBB-CCCC-DDDD");
      browser.click(SUBMIT);
      assertThat(browser.has("[role=alert]")).isTrue();
      assertThat(browser.attribute("#code", "value")).isEmpty();
      browser.screenshot(SCREENSHOTS.resolve("served-code-wrong-" + name + ".png"));

      browser.type("#code", " " + codes.getFirst().toLowerCase(Locale.ROOT));
      browser.enter("#code");
      browser.click("button[name=decision][value=allow]");
      assertThat(browser.text()).contains("GET /callback", "code=", "state=strong");
    }
  }

  @Test
  @DisplayName("whoever is asked for a code may sign in as somebody else")
  void anotherAccount() throws Exception {
    var _ = codes();
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(authorize("&state=other&acr_values=urn:gatewright:acr:mfa"));
      signIn(browser);
      browser.click("button[name=another]");
      assertThat(browser.focused()).isEqualTo("email");
      assertThat(browser.attribute("#email", "value")).isEmpty();
    }
  }

  @Test
  @DisplayName("four tabs opened in one moment by a browser without cookies: each login completes")
  void fourTabs() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      var requests =
          IntStream.range(0, 4).mapToObj(n -> authorize("&prompt=login&state=tab" + n)).toList();
      var answers = new HashSet<String>();
      for (var tab : browser.openAtOnce(requests)) {
        browser.turnTo(tab);
        signIn(browser);
        if (browser.has("button[name=decision]")) {
          browser.click("button[name=decision][value=allow]");
        }
        assertThat(browser.text()).contains("GET /callback", "code=");
        answers.add(browser.address().getRawQuery().replaceAll(".*state=(tab.).*", "$1"));
      }
      assertThat(answers).containsExactlyInAnyOrder("tab0", "tab1", "tab2", "tab3");
    }
  }

  private static List<String> codes() throws Exception {
    var said =
        running.orElseThrow().run("user recovery-codes", TestTenants.ADA, "--issuer", "acme");
    return CODE.matcher(said).results().map(found -> found.group()).toList();
  }

  private static void signIn(WebDriver browser) throws Exception {
    browser.type("#email", TestTenants.ADA);
    browser.type("#password", TestTenants.PASSWORD);
    browser.click(SUBMIT);
  }

  private static URI authorize(String more) {
    return running
        .orElseThrow()
        .at(
            "/acme/oauth2/authorize?response_type=code&client_id=shop"
                + "&scope=openid+profile+email&redirect_uri=http%3A%2F%2Flocalhost%3A"
                + shop.orElseThrow().port()
                + "%2Fcallback"
                + more);
  }
}
