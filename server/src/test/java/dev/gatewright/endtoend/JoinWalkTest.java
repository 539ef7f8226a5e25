package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.gatewright.testing.Looks;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Becoming a user and getting back in, as a person does it, with the mail in hand.
@Tag("browser")
final class JoinWalkTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String SUBMIT = "button[type=submit]";

  @TempDir private static Path data;

  @RegisterExtension private static final Joining SERVER = new Joining(() -> data);

  @BeforeAll
  static void look() {
    Skip.where(WebDriver.missing());
  }

  static Stream<Arguments> signUps() {
    return Looks.of(arguments(true, false), arguments(false, true));
  }

  @ParameterizedTest(name = "script: {0}, dark: {1}")
  @DisplayName("a person makes an account and comes back to the application")
  @MethodSource("signUps")
  void signUp(boolean script, boolean dark) throws Exception {
    var name = script ? "script" : "plain";
    var email = "walker-" + name + "@acme.test";
    try (var browser = WebDriver.start(new Look(dark, script))) {
      browser.open(SERVER.acme().authorize());
      browser.screenshot(SCREENSHOTS.resolve("join-login-" + name + ".png"));
      browser.click(".aside a");
      browser.type("#email", email);
      browser.screenshot(SCREENSHOTS.resolve("join-signup-" + name + ".png"));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("Check your mail", email);
      browser.screenshot(SCREENSHOTS.resolve("join-sent-" + name + ".png"));

      browser.open(URI.create(SERVER.link(email, 1)));
      browser.type("#name", "Wanda Walker");
      browser.type("#password", "walks in the woods");
      browser.screenshot(SCREENSHOTS.resolve("join-new-" + name + ".png"));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("Tick the box");
      browser.screenshot(SCREENSHOTS.resolve("join-terms-" + name + ".png"));
      browser.type("#password", "walks in the woods");
      browser.tick("#terms");
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("Your account is ready", email);
      browser.screenshot(SCREENSHOTS.resolve("join-done-" + name + ".png"));

      browser.click(".actions a");
      browser.type("#email", email);
      browser.type("#password", "walks in the woods");
      browser.click(SUBMIT);
      browser.awaitAddress(uri -> uri.toString().matches(".*/callback[?].*code=.*"));
    }
  }

  static Stream<Arguments> resets() {
    return Looks.of(arguments(false, false), arguments(true, true));
  }

  @ParameterizedTest(name = "script: {0}, dark: {1}")
  @DisplayName("a person who forgot the password sets another and comes back to the application")
  @MethodSource("resets")
  void reset(boolean script, boolean dark) throws Exception {
    var name = script ? "script" : "plain";
    var email = script ? "ada@acme.test" : "bob@acme.test";
    try (var browser = WebDriver.start(new Look(dark, script))) {
      browser.open(SERVER.acme().authorize());
      browser.click(".under a");
      browser.type("#email", email);
      browser.screenshot(SCREENSHOTS.resolve("recover-" + name + ".png"));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("Check your mail", email);

      var link = SERVER.link(email, 1);
      browser.open(URI.create(link));
      browser.type("#password", "password1");
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("first passwords");
      browser.screenshot(SCREENSHOTS.resolve("recover-common-" + name + ".png"));
      browser.type("#password", "four new words here");
      browser.screenshot(SCREENSHOTS.resolve("recover-new-" + name + ".png"));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("Your password is set");
      browser.screenshot(SCREENSHOTS.resolve("recover-done-" + name + ".png"));
      browser.click(".actions a");
      browser.type("#email", email);
      browser.type("#password", "four new words here");
      browser.click(SUBMIT);
      browser.awaitAddress(uri -> uri.toString().matches(".*/callback[?].*code=.*"));

      browser.open(URI.create(link));
      assertThat(browser.text()).contains("no longer works");
      browser.screenshot(SCREENSHOTS.resolve("recover-gone-" + name + ".png"));
    }
  }

  @Test
  @DisplayName("an application that asks for prompt=create shows the form for an account first")
  void promptCreate() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(SERVER.acme().authorize(Map.of("prompt", "create")));
      assertThat(browser.text()).contains("Create an account");
      assertThat(browser.focused()).isEqualTo("email");
    }
  }
}
