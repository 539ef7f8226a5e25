package dev.gatewright.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console as its first owner walks through it, from an empty folder on.
@Tag("browser")
class ConsoleBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  @TempDir private static Path data = Path.of("");

  @Test
  @DisplayName(
      "the first owner comes by the link, makes an account and a passkey, and finds people by the"
          + " keyboard alone")
  void owner() throws Exception {
    Skip.where(WebDriver.missing());
    try (var server =
            ServedGatewright.start(
                file("server.yaml"), file("factors.yaml"), data, Map.of("CALLBACK_PORT", "3000"));
        var browser = WebDriver.start(new Look(false, true))) {
      browser.addAuthenticator();
      browser.resize(1200, 900);
      browser.open(URI.create(Files.readString(data.resolve("owner-link")).strip()));
      browser.screenshot(SCREENSHOTS.resolve("console-entrance.png"));
      browser.type("#email", "olga@acme.test");
      browser.type("#name", "Olga");
      browser.type("#password", "olga owns oceans");
      browser.click("main button[type=submit]");
      assertThat(browser.text()).contains("Add a second factor");
      browser.screenshot(SCREENSHOTS.resolve("console-second-factor.png"));
      browser.click("main a.primary");
      browser.type("#name", "Key");
      browser.click("form[data-passkey-create] button");
      browser.awaitText("Your new passkey is ready.");

      browser.open(server.at("/console/"));
      if (browser.address().getPath().equals("/console/login")) {
        browser.click("form[data-passkey-get] button");
      }
      browser.awaitText("You are an owner");
      browser.screenshot(SCREENSHOTS.resolve("console-home.png"));
      browser.script(
          "document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '/', bubbles: true }))");
      assertThat(browser.property(":focus", "id")).isEqualTo("search");
      browser.type("#search", "ada");
      browser.enter("#search");
      browser.awaitText("ada@acme.test");
      browser.screenshot(SCREENSHOTS.resolve("console-search.png"));
      browser.click("main .rows a");
      assertThat(browser.address().getPath()).isEqualTo("/console/i/acme/user");
      assertThat(browser.text()).contains("Ways to sign in", "Sessions");
      browser.screenshot(SCREENSHOTS.resolve("console-user.png"));
      browser.resize(390, 844);
      browser.screenshot(SCREENSHOTS.resolve("console-user-phone.png"));
      browser.click("button[value=suspend]");
      browser.awaitText("The user is suspended");
      look(server, browser);
      assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("Content Security"));
    }
  }

  /// What is typed is seen in light and in dark before it is saved, in frames that carry nothing.
  private static void look(ServedGatewright server, WebDriver browser) throws Exception {
    browser.resize(1200, 900);
    browser.open(server.at("/console/i/acme/branding"));
    browser.type("[name='branding.primary_color']", "#aa0000");
    var seen =
        browser.ask(
            """
            const done = arguments[0];
            const look = () => {
              const frames = [...document.querySelectorAll("iframe")];
              const dark = frames.map((frame) =>
                frame.contentDocument?.querySelector("link[href*='brand-aa0000']")
                  ? frame.contentWindow.matchMedia("(prefers-color-scheme: dark)").matches
                  : "not yet");
              if (dark.includes("not yet")) {
                setTimeout(look, 50);
              } else {
                done(dark.join());
              }
            };
            look();
            """);
    assertThat(seen.asString("")).isEqualTo("false,true");
    browser.screenshot(SCREENSHOTS.resolve("console-branding.png"));
    browser.click(".looks button.primary");
    browser.awaitText("Saved.");
  }

  private static Path file(String name) throws Exception {
    var found = Optional.ofNullable(ServedGatewright.class.getResource(name)).orElseThrow();
    return Path.of(found.toURI());
  }
}
