package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("browser")
class PageBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int WIDTH = 1491;

  @TempDir private Path profile = Path.of("");
  private Optional<Chromium> found = Optional.empty();
  private Optional<PageServer> server = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    found = Chromium.find(profile);
    if (found.isEmpty()) {
      System.out.println("The pages were not looked at: there is no Chromium on the PATH.");
    }
    assumeTrue(found.isPresent(), "no Chromium on the PATH");
    server = Optional.of(new PageServer());
  }

  @AfterEach
  void stop() {
    server.ifPresent(PageServer::close);
  }

  @ParameterizedTest(name = "{0} {1}")
  @DisplayName("each page is shown at 1100 and 375 pixels, light and dark, and kept as a picture")
  @CsvSource({
    "en, login, 820",
    "en, login-wrong, 820",
    "en, login-missing, 820",
    "en, login-throttled, 820",
    "en, login-bright, 820",
    "en, code, 820",
    "en, code-wrong, 820",
    "en, choose-account, 820",
    "en, consent, 1060",
    "en, logout, 820",
    "en, signed-out, 820",
    "en, error-WRONG_RETURN_ADDRESS, 980",
    "ar, error-COOKIE_GONE, 980",
    "en, end-not-found, 820",
    "en, dev, 1300",
    "en, inbox, 820",
    "de, consent, 980",
    "de, login-throttled, 900",
    "ar, login-wrong, 820",
    "ar, code-wrong, 820",
    "ar, consent, 980",
    "ar, dev, 1300",
  })
  void pictures(String language, String name, int height) throws Exception {
    Files.createDirectories(SCREENSHOTS);
    String url = server().url("/board/" + language + "/" + name);
    for (boolean dark : new boolean[] {false, true}) {
      Path file = SCREENSHOTS.resolve(name + "-" + language + (dark ? "-dark" : "-light") + ".png");
      Files.deleteIfExists(file);
      chromium().screenshot(url, dark, WIDTH, height, file);
      assertThat(file).exists().isNotEmptyFile();
    }
  }

  @ParameterizedTest(name = "{0}, dark: {1}")
  @DisplayName(
      "WCAG 2.2 1.4.3, 1.4.10, 2.5.8: at 320 pixels nothing scrolls sideways, text has its contrast"
          + " and targets their size, in every language, light and dark")
  @CsvSource({"en, false", "en, true", "de, false", "ar, true"})
  void measured(String language, boolean dark) throws Exception {
    String dom = chromium().dom(server().url("/probe/" + language), dark);
    assertThat(dom).contains("scheme: " + (dark ? "dark" : "light"));
    assertThat(dom).contains("measured " + (SamplePages.plain(language).all().size() - 1));
    assertThat(dom.lines().filter(line -> line.startsWith("BAD "))).isEmpty();
  }

  @Test
  @DisplayName(
      "OAuth 2.0 Form Post Response Mode §2: the form sends itself under the strict policy, with a"
          + " field called submit")
  void formPost() throws Exception {
    String dom = chromium().dom(server().url("/page/en/form-post"), false);
    String posted = server().posted().poll(3, TimeUnit.MINUTES);
    assertThat(posted).isNotNull();
    assertThat(URLDecoder.decode(posted == null ? "" : posted, StandardCharsets.UTF_8))
        .isEqualTo("code=c0de&state=af0ifjsldkj&submit=");
    assertThat(dom).contains("arrived");
  }

  @Test
  @DisplayName("with script, the login page offers to show the password")
  void reveal() throws Exception {
    String dom = chromium().dom(server().url("/page/en/login"), false);
    assertThat(dom).contains("class=\"reveal\"");
    assertThat(dom).doesNotContainPattern("<button class=\"reveal\"[^>]*hidden");
  }

  private Chromium chromium() {
    return found.orElseThrow();
  }

  private PageServer server() {
    return server.orElseThrow();
  }
}
