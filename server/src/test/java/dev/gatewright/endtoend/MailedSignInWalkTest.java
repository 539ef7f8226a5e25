package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.CaughtMail;
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

/// The pages of a mailed sign-in as a person walks through them, with scripts and without. The
/// pictures are in `target/screenshots/mailed`.
final class MailedSignInWalkTest {
  private static final Path PICTURES = Path.of("target", "screenshots", "mailed").toAbsolutePath();

  @TempDir private Path data = Path.of("");

  @BeforeEach
  void hasBrowser() {
    Skip.where(WebDriver.missing());
  }

  @Test
  @DisplayName("From the address to the code, from the mail to the page that confirms, and on")
  void walk() throws Exception {
    try (var server =
        ServedGatewright.start(
            TwoTenants.file("inbox-server.yaml"), TwoTenants.file("mailed.yaml"), data, Map.of())) {
      var party =
          new RelyingParty(server.at("/acme"), "desk", TwoTenants.SECRET, TwoTenants.CALLBACK);
      var number = 0;
      for (var look : List.of(new Look(false, true), new Look(true, false))) {
        var name = look.dark() ? "dark" : "light";
        try (var browser = WebDriver.start(look)) {
          browser.resize(look.dark() ? 390 : 900, 900);
          browser.open(party.authorize(Map.of("ui_locales", look.dark() ? "ar" : "en")));
          browser.type("#email", "ada@acme.test");
          browser.screenshot(PICTURES.resolve(name + "-1-login.png"));
          browser.click("button[value=email_code]");
          assertThat(browser.text()).contains("ada@acme.test");
          browser.screenshot(PICTURES.resolve(name + "-2-code.png"));
          browser.type("#code", "000");
          browser.click("button.primary");
          browser.screenshot(PICTURES.resolve(name + "-3-wrong.png"));
          assertThat(browser.has("#code-error")).isTrue();
          assertThat(browser.consoleErrors()).allMatch(error -> error.contains("422"));
        }
        var mail = CaughtMail.await(server.at("/"), "ada@acme.test", ++number);
        try (var other = WebDriver.start(look)) {
          other.resize(look.dark() ? 390 : 900, 900);
          other.open(server.at("/dev/inbox"));
          other.screenshot(PICTURES.resolve(name + "-4-inbox.png"));
          other.open(mail.link());
          assertThat(other.text()).contains("Ada Lovelace", "Desk", "127.0.0.1");
          other.screenshot(PICTURES.resolve(name + "-5-confirm.png"));
          other.click("button.primary");
          assertThat(other.text()).contains("Desk");
          other.screenshot(PICTURES.resolve(name + "-6-arrived.png"));
          other.open(mail.link());
          other.screenshot(PICTURES.resolve(name + "-7-gone.png"));
          assertThat(other.consoleErrors()).allMatch(error -> error.contains("410"));
        }
      }
    }
  }
}
