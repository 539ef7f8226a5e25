package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in by another provider as a person walks through it, with scripts and without. The
/// pictures are in `target/screenshots/upstream`.
final class UpstreamWalkTest {
  private static final Path PICTURES =
      Path.of("target", "screenshots", "upstream").toAbsolutePath();

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void hasBrowser() {
    Skip.where(WebDriver.missing());
  }

  @Test
  @DisplayName("From the button to the provider and back, with the account that it leads to")
  void walk() throws Exception {
    try (var server =
        ServedGatewright.start(
            TwoTenants.file("upstream-server.yaml"),
            TwoTenants.file("upstream.yaml"),
            data,
            Map.of())) {
      for (var look : List.of(new Look(false, true), new Look(true, false))) {
        walk(server, look);
      }
    }
  }

  private static void walk(ServedGatewright server, Look look) throws Exception {
    var name = look.dark() ? "dark" : "light";
    var party =
        new RelyingParty(server.at("/acme"), "web", TwoTenants.SECRET, server.at("/").toString());
    try (var browser = WebDriver.start(look)) {
      browser.resize(look.dark() ? 390 : 900, 900);
      browser.open(party.authorize(Map.of("ui_locales", look.dark() ? "ar" : "en")));
      browser.screenshot(PICTURES.resolve(name + "-1-login.png"));
      browser.click("button[value=partner]");
      assertThat(browser.text()).contains("Acme");
      browser.type("#email", "ada@acme.test");
      browser.type("#password", "ada at her partner");
      browser.click("button.primary");
      browser.screenshot(PICTURES.resolve(name + "-2-connect.png"));
      if (!look.dark()) {
        assertThat(browser.text()).contains("There is already an account");
      }
      browser.type("#password", "ada loves engines");
      browser.click("button.primary");
      assertThat(browser.consoleErrors()).isEmpty();

      browser.open(server.at("/acme/account/security/providers"));
      browser.screenshot(PICTURES.resolve(name + "-3-account.png"));
      assertThat(browser.text()).contains("Partner", "ada@acme.test");
      browser.click("button[name=remove]");
      browser.screenshot(PICTURES.resolve(name + "-4-disconnected.png"));
      if (!look.dark()) {
        assertThat(browser.text()).contains("Disconnected.", "No other account is connected");
      }
      assertThat(browser.has("button[name=remove]")).isFalse();
      assertThat(browser.has("button[name=connect][value=partner]")).isTrue();
      assertThat(browser.consoleErrors()).isEmpty();
    }
    try (var browser = WebDriver.start(look)) {
      browser.resize(look.dark() ? 390 : 900, 900);
      browser.open(server.at("/terms/account"));
      browser.screenshot(PICTURES.resolve(name + "-5-alone.png"));
      browser.click("button[value=partner]");
      browser.type("#email", look.dark() ? "kim0@partner.test" : "kim1@partner.test");
      browser.type("#password", "kim keeps his keys");
      browser.click("button.primary");
      browser.screenshot(PICTURES.resolve(name + "-6-terms.png"));
      assertThat(browser.text()).contains("Partner", "@partner.test");
      browser.tick("#terms");
      browser.click("button.primary");
      assertThat(browser.text()).contains("@partner.test");
      browser.screenshot(PICTURES.resolve(name + "-7-in.png"));
    }
  }
}
