package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The work that an issuer under attack asks for, as people meet it.
@Tag("browser")
final class ChallengeWalkTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SUBMIT = "button[type=submit]:not([name])";

  @TempDir private static Path data;

  @RegisterExtension
  private static final Joining SERVER = new Joining(() -> data, "challenged.yaml");

  private final RelyingParty party = SERVER.at("open");

  @BeforeAll
  static void look() {
    Skip.where(WebDriver.missing());
  }

  @Test
  @DisplayName(
      "the browser works while somebody types, says so to a screen reader, and they are in")
  void withScript() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(party.authorize());
      browser.awaitText("Your browser is checked.");
      assertThat(browser.property(".challenge [role=status]", "textContent"))
          .isEqualTo("Your browser is checked.");
      browser.screenshot(SCREENSHOTS.resolve("challenge-login.png"));
      browser.type("#email", "ada@acme.test");
      browser.type("#password", "ada loves engines");
      browser.click(SUBMIT);
      browser.awaitAddress(uri -> uri.toString().matches(".*/callback[?].*code=.*"));
      assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("Content Security"));
    }
  }

  @Test
  @DisplayName("a form that is sent before the work is done waits for it, and leaves by itself")
  void waits() throws Exception {
    try (var browser = WebDriver.start(new Look(true, true))) {
      // a worker that is slow, as on an old phone
      browser.atEveryPage(
          "const Fast = Worker; Worker = function(url) { const worker = new Fast(url);"
              + " const send = worker.postMessage.bind(worker);"
              + " worker.postMessage = (said) => { window.go = () => send(said); }; return worker; }");
      browser.open(party.authorize());
      browser.awaitText("Checking your browser…");
      browser.type("#email", "ada@acme.test");
      browser.type("#password", "ada loves engines");
      browser.script("document.querySelector('" + SUBMIT + "').click()");
      assertThat(browser.attribute(SUBMIT, "aria-busy")).isEqualTo("true");
      browser.screenshot(SCREENSHOTS.resolve("challenge-waiting.png"));
      browser.script("window.go()");
      browser.awaitAddress(uri -> uri.toString().matches(".*/callback[?].*code=.*"));
    }
  }

  @Test
  @DisplayName("a browser whose worker does not start works by itself, a little at a time")
  void withoutWorker() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.atEveryPage("Worker = function() { throw new Error('none here'); }");
      browser.open(SERVER.server().at("/open/recover"));
      browser.awaitText("Your browser is checked.");
      browser.type("#email", "walker@acme.test");
      browser.click(SUBMIT);
      browser.awaitText("Check your mail");
    }
  }

  @Test
  @DisplayName("without script the page says what to do, and a mailed link signs in")
  void withoutScript() throws Exception {
    try (var browser = WebDriver.start(new Look(false, false))) {
      browser.open(SERVER.at("links").authorize());
      assertThat(browser.text()).contains("without JavaScript", "Ask for a mail instead");
      browser.screenshot(SCREENSHOTS.resolve("challenge-noscript.png"));
      browser.type("#email", "bob@acme.test");
      browser.type("#password", "bob builds bridges");
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("so your browser is checked first");
      assertThat(browser.attribute("#email", "value")).isEqualTo("bob@acme.test");
      browser.screenshot(SCREENSHOTS.resolve("challenge-refused.png"));
      browser.click("button[value=magic_link]");
      browser.awaitText("Check your mail");
      browser.open(URI.create(SERVER.link("bob@acme.test", 1)));
      browser.click(SUBMIT);
      browser.awaitAddress(uri -> uri.toString().matches(".*/callback[?].*code=.*"));
    }
  }
}
