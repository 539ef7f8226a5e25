package dev.gatewright.server.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.pages.sample.SamplePages;
import dev.gatewright.testing.Axe;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A walk through every page there is. A page that is added takes part by its sample, and
/// [#everyTemplate] fails until it has one.
@Tag("browser")
final class PageWalkTest {
  private static final Path TEMPLATES = Path.of("src", "main", "jte");

  private static Optional<PageServer> server = Optional.empty();
  private static Optional<Axe> axe = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    server = Optional.of(new PageServer());
    if (Axe.missing().isEmpty()) {
      axe = Optional.of(Axe.load());
    }
  }

  @AfterAll
  static void stop() {
    server.ifPresent(PageServer::close);
  }

  @Test
  @DisplayName("Every template of a page is among the samples that are walked through")
  void everyTemplate() throws IOException {
    try (var files = Files.walk(TEMPLATES)) {
      var pages =
          files
              .filter(file -> file.toString().endsWith(".jte") && isPage(file))
              .map(file -> TEMPLATES.relativize(file).toString().replace(".jte", ""))
              .collect(Collectors.toSet());
      var walked =
          SamplePages.plain("en").all().values().stream()
              .map(html -> TinyHtml.parse(html).only("body").attribute("data-page"))
              .collect(Collectors.toSet());
      assertThat(walked).isEqualTo(pages).isNotEmpty();
    }
  }

  private static boolean isPage(Path file) {
    try {
      return Files.readString(file, UTF_8).contains("@template.layout.");
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  @ParameterizedTest(name = "{0}, {1} pixels, dark: {2}")
  @DisplayName(
      "WCAG 2.2: axe finds nothing, nothing scrolls sideways, headings are in order, focus is seen"
          + " and every page leads on")
  @CsvSource("en, 1280, false")
  void walk(String language, int width, boolean dark) throws Exception {
    assertWalkable(language, width, dark);
  }

  @ParameterizedTest(name = "{0}, {1} pixels, dark: {2}")
  @Tag("looks")
  @DisplayName("WCAG 2.2: the same in looks that the ordinary build has no time for")
  @CsvSource({"en, 1280, true", "de, 320, false", "he, 1280, false", "ar, 320, true"})
  void walkOtherLooks(String language, int width, boolean dark) throws Exception {
    assertWalkable(language, width, dark);
  }

  private static void assertWalkable(String language, int width, boolean dark) throws Exception {
    Skip.where(WebDriver.missing().or(Axe::missing));
    var script = script();
    var wrong = new ArrayList<String>();
    try (var browser = WebDriver.start(new Look(dark, true))) {
      browser.focus();
      browser.resize(width, 800);
      axe.orElseThrow().attend(browser);
      for (var name : PageServer.distinct(language)) {
        browser.open(page(language, name));
        for (var line : axe.orElseThrow().violations(browser)) {
          wrong.add(name + " " + line);
        }
        browser.ask(script).forEach(line -> wrong.add(name + " " + line.asString()));
      }
      wrong.addAll(browser.consoleErrors());
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("Without script every page leads on and shows nothing that only a script can do")
  void withoutScript() throws Exception {
    Skip.where(WebDriver.missing());
    var script = "document.documentElement.dataset.script = 'none';\n" + script();
    var wrong = new ArrayList<String>();
    try (var browser = WebDriver.start(new Look(false, false))) {
      browser.focus();
      browser.resize(320, 800);
      for (var name : PageServer.distinct("en")) {
        browser.open(page("en", name));
        browser.ask(script).forEach(line -> wrong.add(name + " " + line.asString()));
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static URI page(String language, String name) {
    return URI.create(server.orElseThrow().url("/page/" + language + "/" + name));
  }

  private static String script() throws IOException {
    try (var in = PageWalkTest.class.getResourceAsStream("walk.js")) {
      return new String(in == null ? new byte[0] : in.readAllBytes(), UTF_8);
    }
  }
}
