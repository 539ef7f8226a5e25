package dev.gatewright.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Mails as a reader sees them. The pictures are in `target/screenshots/mail`.
final class MailLooksTest {
  private static final Path PICTURES = Path.of("target", "screenshots", "mail");

  private final MailWorld world = new MailWorld();

  @BeforeEach
  void hasBrowser() {
    Skip.where(WebDriver.missing());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  @DisplayName("A mail fits on a phone and a desk, light and dark, from left and from right")
  void looks() throws Exception {
    Files.createDirectories(PICTURES);
    for (var dark : List.of(false, true)) {
      try (var browser = WebDriver.start(new Look(dark, false))) {
        for (var language : List.of("en", "de", "ar")) {
          for (var width : List.of(390, 900)) {
            browser.resize(width, 860);
            var name = language + "-" + width + (dark ? "-dark" : "-light");
            browser.open(page(language, name));
            browser.screenshot(PICTURES.resolve(name + ".png").toAbsolutePath());

            assertThat(browser.text()).contains("042137", "192.0.2.7");
            assertThat(browser.consoleErrors()).isEmpty();
          }
        }
      }
    }
  }

  private URI page(String language, String name) throws Exception {
    var mail = MailWorld.link(LinkPurpose.SIGN_IN, language);
    var letter =
        MailWorld.writer(Optional.empty()).write(world.tenant(), "id", mail, MailWorld.NOW);
    var file = PICTURES.resolve(name + ".html").toAbsolutePath();
    Files.writeString(file, letter.html());
    return file.toUri();
  }
}
