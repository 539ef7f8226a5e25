package dev.gatewright.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.admin.command.Mandate;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who is asked anew who they are in the middle of what they do.
@Tag("browser")
final class ProofBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final IssuerId ACME = new IssuerId("acme");

  @TempDir private Path folder;

  @Test
  @DisplayName(
      "whose proof is too old is told who they are still signed in as and what they are asked for;"
          + " what they typed is sent once they have proved it, and by nobody else")
  void kept() throws Exception {
    Skip.where(WebDriver.missing());
    try (var server = new ConsoleServer(folder, "");
        var browser = WebDriver.start(new Look(false, true))) {
      var owner = server.signedBy("olga owns oceans", Mandate.owner());
      browser.open(server.root().resolve("/console/login"));
      browser.script("document.cookie = '" + owner.cookie() + "; path=/console'");
      browser.addAuthenticator();
      browser.open(server.root().resolve("/console/account/security/passkeys"));
      browser.type("#name", "Key");
      browser.click("form[data-passkey-create] button");
      browser.awaitText("Your new passkey is ready.");
      browser.open(server.root().resolve("/console/i/acme/settings/change?group=sign_in"));
      browser.type("[name='passwords.min_length']", "19");

      server.clock.advance(Duration.ofMinutes(11));
      browser.click("main form button.primary");
      browser.awaitText("You are still signed in as");
      assertThat(browser.text())
          .contains(owner.user().email().value(), "Change settings", "more than 10 minutes ago")
          .contains("What you typed is kept")
          .doesNotContain("New here?");
      browser.screenshot(SCREENSHOTS.resolve("console-proof.png"));
      browser.type("#password", "not hers");
      browser.click("main form button.primary");
      browser.awaitText("don’t match");
      assertThat(browser.text()).contains("You are still signed in as", "What you typed is kept");
      assertThat(kept(server)).doesNotContain("19");
      browser.click("form[data-passkey-get] button");
      browser.awaitText("Saved.");
      assertThat(kept(server)).contains("\"min_length\":19");

      server.clock.advance(Duration.ofMinutes(11));
      browser.open(server.root().resolve("/console/i/acme/settings/remove"));
      browser.awaitText("Delete an issuer");
      assertThat(browser.text()).contains("Then you go on where you were.");
      browser.resize(390, 844);
      browser.screenshot(SCREENSHOTS.resolve("console-proof-phone.png"));
      browser.click("form[data-passkey-get] button");
      browser.awaitText("This deletes Acme");
    }
  }

  @Test
  @DisplayName(
      "what is no kept form does nothing, and one that is too long to be kept is not lost without a"
          + " word")
  void others() throws Exception {
    try (var server = new ConsoleServer(folder, "")) {
      var owner = server.signed(Mandate.owner());
      var path = "/i/acme/settings/all";
      var other = server.post(owner, path, Map.of("kept", "forged", "text", "id: acme\nname: X"));
      assertThat(other.statusCode()).isEqualTo(303);
      assertThat(kept(server)).contains("Acme");

      server.clock.advance(Duration.ofMinutes(11));
      var text = "id: acme\nname: Y\n" + "# very long\n".repeat(2_000);
      var refused = server.post(owner, path, Map.of("text", text));
      assertThat(refused.statusCode()).isEqualTo(409);
      assertThat(refused.body()).contains("too long to wait");
      assertThat(kept(server)).contains("Acme");
    }
  }

  private static String kept(ConsoleServer server) {
    return SettingsDesk.document(server.open.store().issuers().find(ACME).orElseThrow()).json();
  }
}
