package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The way from the console to the person's pages and back, in a browser.
@Tag("browser")
final class ImpersonationBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  @DisplayName("the console leads to the issuer's page, whose banner stays and ends it")
  void walk(boolean dark) throws Exception {
    Skip.where(WebDriver.missing());
    var shade = dark ? "dark" : "light";
    try (var at = new ActingServer(folder);
        var browser = WebDriver.start(new Look(dark, true))) {
      var server = at.server;
      var admin = at.admin;
      var ada = server.user(ConsoleServer.ACME, "ada@acme.test").id().value();
      browser.open(server.root().resolve("/console/login"));
      browser.script("document.cookie = '" + admin.cookie() + "; path=/console'");
      browser.open(server.root().resolve("/console/i/acme/user?id=" + ada));
      shot(browser, "user", shade);
      browser.click("a[href*='/user/impersonation']");
      browser.type("#reason", "looking into ticket 4711");
      shot(browser, "form", shade);
      browser.click("main form button[type=submit]");
      browser.awaitText("You can act as Ada Lovelace");
      shot(browser, "ready", shade);
      browser.script("document.querySelector('form[target]').removeAttribute('target')");
      browser.click("main form button[type=submit]");
      browser.awaitText("You act as somebody else");
      shot(browser, "acted", shade);

      browser.open(server.root().resolve("/acme/account/sessions"));
      assertThat(browser.text()).contains("You act as Ada Lovelace", "Support acted as you");
      shot(browser, "sessions", shade);
      browser.resize(390, 844);
      shot(browser, "sessions-phone", shade);
      browser.open(server.root().resolve("/acme/account/data"));
      browser.awaitText("This takes the person");
      shot(browser, "refused-phone", shade);
      browser.resize(1280, 900);
      browser.click(".acted button");
      browser.awaitText("signed out");
      assertThat(browser.has(".acted")).isFalse();
      assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("Content Security"));
    }
  }

  private static void shot(WebDriver browser, String name, String shade) throws Exception {
    browser.screenshot(SCREENSHOTS.resolve("impersonation-" + name + "-" + shade + ".png"));
  }
}
