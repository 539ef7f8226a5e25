package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.Visitor;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The board on which an issuer's look is seen on every page and mail.
final class LookPreviewTest {
  private static final Pattern BOARD = Pattern.compile("href=\"(/dev/look\\?[^\"]*)\"");
  private static final Pattern FRAME = Pattern.compile("src=\"(/dev/look/shown\\?[^\"]*)\"");
  private static final Pattern OUTSIDE = Pattern.compile("src(set)?=\"https?:");

  @TempDir private static Path data;

  private static Optional<ServedGatewright> server = Optional.empty();

  private final Visitor visitor = TwoTenants.visitor();

  @BeforeAll
  static void start() throws Exception {
    var settings = TwoTenants.file("inbox-server.yaml");
    server =
        Optional.of(ServedGatewright.start(settings, TwoTenants.file("look.yaml"), data, Map.of()));
  }

  @AfterAll
  static void stop() {
    server.ifPresent(ServedGatewright::close);
  }

  @Test
  @DisplayName("Every page and every mail is shown, of every issuer, with its own look")
  void everything() throws Exception {
    var board = open("/dev/look?issuer=acme&client=web");
    assertThat(board.status()).isEqualTo(200);
    var pages = links(BOARD, board).stream().filter(it -> it.contains("page=")).toList();
    assertThat(pages).hasSizeGreaterThan(150);
    assertThat(pages.toString()).contains("page=login", "page=consent", "page=mail-sign_in");
    for (var page : pages) {
      var shown = open(page.replace("/dev/look?", "/dev/look/shown?"));
      assertThat(shown.status()).as(page).isEqualTo(200);
      assertThat(shown.body()).as(page).contains("Acme").doesNotContain("null");
      assertThat(policy(shown)).contains("form-action 'none'", "frame-ancestors 'self'");
    }
    var login = open("/dev/look/shown?issuer=acme&client=web&page=login&language=de");
    assertThat(login.text()).contains("Willkommen zurück", "Workshop", "Impressum");
    assertThat(login.body()).contains("class=\"split\"");
  }

  @Test
  @DisplayName("The board runs nothing inline, frames its own origin and is framed by nobody")
  void strict() throws Exception {
    var board = open("/dev/look");
    assertThat(policy(board))
        .contains("default-src 'none'", "style-src 'self'", "script-src 'self'")
        .contains("frame-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(links(FRAME, board)).hasSize(8);
    assertThat(open("/dev/look/shown?page=nothing").status()).isEqualTo(404);
    assertThat(open("/dev/look/shown?page=mail-nothing").status()).isEqualTo(404);
    assertThat(open("/dev/look?issuer=nobody").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("A mail asks nothing of anybody, but for a logo that the issuer has elsewhere")
  void mails() throws Exception {
    var board = open("/dev/look?issuer=acme");
    var mails = links(BOARD, board).stream().filter(it -> it.contains("page=mail-")).toList();
    assertThat(mails).hasSizeGreaterThan(15);
    for (var mail : mails) {
      var shown = open(mail.replace("/dev/look?", "/dev/look/shown?"));
      assertThat(OUTSIDE.matcher(shown.body()).find()).as(mail).isFalse();
      assertThat(shown.body()).doesNotContain("<script", "<link", "@import", "url(");
      assertThat(shown.body()).as("the issuer's color").contains("#0b7a5c");
      assertThat(shown.body()).as("what programs show beside the subject").contains("mso-hide:all");
    }
    var signIn = open("/dev/look/shown?issuer=acme&page=mail-sign_in");
    assertThat(signIn.body()).as("corners: pill").contains("border-radius:20px");
    assertThat(signIn.text()).as("the button's link as text").contains("/verify?token=");
  }

  @Test
  @Tag("browser")
  @DisplayName("In the frames pages are light and dark side by side")
  void lightAndDark() throws Exception {
    Skip.where(WebDriver.missing());
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.resize(1500, 2100);
      browser.open(
          server.orElseThrow().at("/dev/look?issuer=acme&client=web&page=login&language=en"));
      var grounds =
          browser.ask(
              """
              const done = arguments[0];
              const frames = [...document.querySelectorAll("iframe")];
              frames.forEach((frame) => (frame.loading = "eager"));
              const ground = (frame) =>
                frame.contentDocument.querySelector("main") &&
                frame.contentWindow.matchMedia("(prefers-color-scheme: dark)").matches;
              const look = () => {
                const found = frames.map(ground);
                return found.includes(null) ? setTimeout(look, 20) : done(found);
              };
              look();
              """);
      assertThat(grounds.toString()).isEqualTo("[false,true,false,true,false,true,false,true]");
      browser.screenshot(Path.of("target", "screenshots", "look-preview.png"));
      assertThat(browser.consoleErrors()).allMatch(line -> line.contains("pictures.acme.test"));
    }
  }

  private Page open(String path) throws Exception {
    return visitor.open(server.orElseThrow().at(path));
  }

  private static List<String> links(Pattern pattern, Page page) {
    return pattern
        .matcher(page.body())
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .toList();
  }

  private static String policy(Page page) {
    return page.headers().firstValue("content-security-policy").orElse("");
  }
}
