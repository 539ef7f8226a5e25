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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The account's pages as a person walks through them, on a desktop and on a phone.
@Tag("browser")
class AccountBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final List<String> PAGES =
      List.of(
          "",
          "/profile",
          "/data",
          "/security",
          "/security/password",
          "/security/recovery-codes",
          "/sessions",
          "/applications",
          "/organizations",
          "/activity");

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

  static Stream<Arguments> walks() {
    return Looks.of(
        arguments(390, true, false),
        arguments(1280, false, true),
        arguments(1280, true, false),
        arguments(390, false, true));
  }

  @ParameterizedTest(name = "{0} pixels, dark: {1}, script: {2}")
  @DisplayName("a person signs in to the account, looks at every page and changes the password")
  @MethodSource("walks")
  void walk(int width, boolean dark, boolean script) throws Exception {
    var name = (width > 500 ? "desktop" : "phone") + (dark ? "-dark" : "-light");
    try (var browser = WebDriver.start(new Look(dark, script))) {
      browser.resize(width, 1000);
      browser.open(shop("&state=one&prompt=consent"));
      browser.type("#email", TestTenants.ADA);
      browser.type("#password", TestTenants.PASSWORD);
      browser.click("form button[type=submit]");
      browser.click("button[name=decision][value=allow]");
      for (var page : PAGES) {
        browser.open(at(page));
        assertThat(browser.address().getPath()).isEqualTo("/acme/account" + page);
        assertThat(browser.text()).doesNotContain("{", "null");
        var file = "account" + page.replace('/', '-') + "-" + name + ".png";
        browser.screenshot(SCREENSHOTS.resolve(file));
      }
      browser.open(at("/security/password"));
      browser.type("#current", "no such engines");
      browser.type("#new", "ada loves looms");
      browser.click("main button[type=submit]");
      assertThat(browser.has("#current-error")).isTrue();
      browser.screenshot(SCREENSHOTS.resolve("account-password-wrong-" + name + ".png"));
      browser.type("#current", TestTenants.PASSWORD);
      browser.type("#new", TestTenants.PASSWORD + "!");
      browser.click("main button[type=submit]");
      assertThat(browser.text()).contains("Your password is changed");
      browser.screenshot(SCREENSHOTS.resolve("account-password-changed-" + name + ".png"));
      browser.open(at("/security/password"));
      browser.type("#current", TestTenants.PASSWORD + "!");
      browser.type("#new", TestTenants.PASSWORD);
      browser.click("main button[type=submit]");
      assertThat(browser.address().getPath()).isEqualTo("/acme/account/security");
    }
  }

  private static URI at(String path) {
    return running.orElseThrow().at("/acme/account" + path);
  }

  private static URI shop(String more) {
    return running
        .orElseThrow()
        .at(
            "/acme/oauth2/authorize?response_type=code&client_id=shop"
                + "&scope=openid+profile+email+projects:read+offline_access"
                + "&redirect_uri=http%3A%2F%2Flocalhost%3A"
                + shop.orElseThrow().port()
                + "%2Fcallback"
                + more);
  }
}
