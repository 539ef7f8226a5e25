package dev.gatewright.server.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Looks;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("browser")
class PageBrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int WIDTH = 1491;
  private static final int TALL = 900;
  private static final Set<String> ORDINARY = Set.of("en", "de", "nl", "ja", "ar");

  private static Optional<PageServer> server = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    Skip.where(WebDriver.missing());
    server = Optional.of(new PageServer());
  }

  @AfterAll
  static void stop() {
    server.ifPresent(PageServer::close);
  }

  @ParameterizedTest(name = "{0} {1}")
  @Tag("looks")
  @DisplayName("each page is shown at 1100 and 375 pixels, light and dark, and kept as a picture")
  @CsvSource({
    "en, login, 820",
    "en, login-wrong, 820",
    "en, login-missing, 820",
    "en, login-throttled, 820",
    "en, login-bright, 820",
    "en, login-branded, 820",
    "en, login-split, 820",
    "ar, login-split, 820",
    "de, consent-branded, 1200",
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
    "en, account-overview, 900",
    "en, account-profile-wrong, 900",
    "de, account-data-unsure, 900",
    "en, account-leaving, 820",
    "ar, account-overview, 900",
    "de, account-sessions, 900",
    "ar, account-applications, 900",
    "en, account-organizations, 820",
    "en, account-members, 900",
    "de, account-member, 820",
    "en, account-codes-made, 820",
    "de, account-activity, 900",
  })
  void pictures(String language, String name, int height) throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      var file = SCREENSHOTS.resolve(name + "-" + language + (dark ? "-dark" : "-light") + ".png");
      Files.deleteIfExists(file);
      try (var browser = WebDriver.start(new Look(dark, true))) {
        browser.resize(WIDTH, height);
        browser.open(page("/board/" + language + "/" + name));
        browser.screenshot(file);
      }
      assertThat(file).exists().isNotEmptyFile();
    }
  }

  @ParameterizedTest(name = "{0}, dark: {1}")
  @DisplayName(
      "WCAG 2.2 1.4.3, 1.4.10, 2.5.8: at 320 pixels nothing scrolls sideways, text has its contrast"
          + " and targets their size, in every language, light and dark")
  @MethodSource("looks")
  void measured(String language, boolean dark) throws Exception {
    try (var browser = WebDriver.start(new Look(dark, true))) {
      browser.resize(WIDTH, TALL);
      browser.open(page("/probe/" + language));
      String found = browser.text();
      assertThat(found).contains("scheme: " + (dark ? "dark" : "light"));
      assertThat(found).contains("measured " + PageServer.distinct(language).size());
      assertThat(found.lines().filter(line -> line.startsWith("BAD "))).isEmpty();
    }
  }

  /// Each language light or dark, in turn; in the ordinary build every other one, which has left
  /// and right, long words and letters of three scripts among them.
  static Stream<Arguments> looks() {
    return IntStream.range(0, Languages.TAGS.size())
        .filter(i -> Looks.ALL || ORDINARY.contains(Languages.TAGS.get(i)))
        .mapToObj(i -> Arguments.of(Languages.TAGS.get(i), i % 2 == 1));
  }

  @Test
  @DisplayName(
      "OAuth 2.0 Form Post Response Mode §2: the form sends itself under the strict policy, with a"
          + " field called submit")
  void formPost() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(page("/page/en/form-post"));
      browser.awaitAddress(address -> address.getPath().equals("/callback"));
      assertThat(browser.text()).contains("arrived");
    }
    String posted = server.orElseThrow().posted().poll(3, TimeUnit.MINUTES);
    assertThat(posted).isNotNull();
    assertThat(URLDecoder.decode(posted == null ? "" : posted, StandardCharsets.UTF_8))
        .isEqualTo("code=c0de&state=af0ifjsldkj&submit=");
  }

  @Test
  @DisplayName("with script, the login page offers to show the password")
  void reveal() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(page("/page/en/login"));
      assertThat(browser.has("button.reveal:not([hidden])")).isTrue();
    }
  }

  private static URI page(String path) {
    return URI.create(server.orElseThrow().url(path));
  }
}
