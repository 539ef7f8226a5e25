package dev.gatewright.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the guides of other systems have one do in their consoles, done in ours: an issuer, an
/// application, a person, and then the guide's own program with the values that the pages showed.
@Tag("browser")
class SetUpPagesTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final URI APPLICATION = URI.create("http://localhost:3000/");
  private static final String EMAIL = "ada@orchard.test";

  @TempDir private static Path data = Path.of("");

  /// What the pages showed to be copied.
  private record Copied(String issuer, String clientId, String clientSecret, String signingKey) {}

  @Test
  @DisplayName(
      "an empty folder, a browser and no file: three guides' set-up pages one after the other, and"
          + " each guide's program greets the person who was made there")
  void threeGuides() throws Exception {
    Skip.where(WebDriver.missing());
    Skip.where(NodeProgram.missing());
    NodeProgram.install();
    int application = ServedGatewright.freePort();
    try (var server = ServedGatewright.startEmpty(NodeProgram.FOLDER.resolve("server.yaml"), data);
        var browser = WebDriver.forwarding("localhost:3000", application, new Look(false, true))) {
      browser.addAuthenticator();
      browser.resize(1200, 900);
      becomesOwner(server, browser);
      authpi(server, browser, application);
      authgear(server, browser, application);
      beshoy(server, browser, application);
      assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("Content Security"));
    }
  }

  private static void becomesOwner(ServedGatewright server, WebDriver browser) throws Exception {
    browser.open(URI.create(Files.readString(data.resolve("owner-link")).strip()));
    browser.type("#email", "olga@acme.test");
    browser.type("#name", "Olga");
    browser.type("#password", "olga owns oceans");
    browser.click("main button[type=submit]");
    browser.click("main a.primary");
    browser.type("#name", "Key");
    browser.click("form[data-passkey-create] button");
    browser.awaitText("Your new passkey is ready.");
    browser.open(server.at("/console/"));
    browser.click("form[data-passkey-get] button");
    browser.awaitText("You are an owner");
  }

  /// An issuer below the server's own address; a confidential web client; the secret shown once.
  private static void authpi(ServedGatewright server, WebDriver browser, int port)
      throws Exception {
    makesIssuer(server, browser, "Orchard", "");
    var copied = makesClient(server, browser, "orchard", "authpi", "Orchard", "callback");
    assertThat(copied.issuer()).isEqualTo(server.at("/orchard").toString());
    mayLeadBack(browser);
    var password = makesPerson(server, browser, "orchard");

    var values =
        Map.of(
            "PORT", Integer.toString(port),
            "AUTHPI_ISSUER_URL", copied.issuer(),
            "AUTHPI_CLIENT_ID", copied.clientId(),
            "AUTHPI_CLIENT_SECRET", copied.clientSecret());
    try (var _ = NodeProgram.start("authpi/app.js", values)) {
      browser.open(APPLICATION);
      browser.click("a[href='/login']");
      signsIn(browser, password);
      assertThat(browser.address().getPath()).isEqualTo("/dashboard");
      assertThat(browser.text()).contains(EMAIL, "Ada Lovelace");
      browser.open(APPLICATION.resolve("/logout"));
      browser.awaitText("Nobody is logged in.");
    }
    sees(server, browser, "orchard", "/sessions", "Nobody is signed in");
  }

  /// The program drops any path of its endpoint, so the issuer has an origin of its own.
  private static void authgear(ServedGatewright server, WebDriver browser, int port)
      throws Exception {
    makesIssuer(server, browser, "Meadow", server.at("").toString());
    var copied = makesClient(server, browser, "meadow", "authgear", "Express", "auth-redirect");
    assertThat(copied.issuer()).isEqualTo(server.at("").toString());
    mayLeadBack(browser);
    var password = makesPerson(server, browser, "meadow");

    var values =
        Map.of(
            "PORT", Integer.toString(port),
            "AUTHGEAR_ENDPOINT", copied.issuer(),
            "AUTHGEAR_CLIENT_ID", copied.clientId(),
            "AUTHGEAR_CLIENT_SECRET", copied.clientSecret(),
            "AUTHGEAR_REDIRECT_URL", APPLICATION.resolve("auth-redirect").toString());
    try (var _ = NodeProgram.start("authgear/app.js", values)) {
      browser.open(APPLICATION);
      browser.click("a[href='/login']");
      signsIn(browser, password);
      assertThat(browser.text()).contains("Welcome " + EMAIL);
      browser.click("a[href='/logout']");
      browser.awaitText("Nobody is logged in.");
    }
  }

  /// A project with a key that its application checks tokens by.
  private static void beshoy(ServedGatewright server, WebDriver browser, int port)
      throws Exception {
    makesIssuer(server, browser, "Harbour", "http://127.0.0.1:" + server.port());
    var copied = makesClient(server, browser, "harbour", "beshoy", "Quay", "api/auth/callback");
    assertThat(copied.signingKey()).hasSizeGreaterThan(40);
    var password = makesPerson(server, browser, "harbour");

    var values =
        Map.of(
            "PORT", Integer.toString(port),
            "APP_URL", "http://localhost:3000",
            "AUTH_URL", copied.issuer(),
            "AUTH_CLIENT_ID", copied.clientId(),
            "AUTH_CLIENT_SECRET", copied.clientSecret(),
            "JWT_SECRET", copied.signingKey());
    try (var _ = NodeProgram.start("beshoy/app.mjs", values)) {
      browser.open(APPLICATION);
      signsIn(browser, password);
      browser.awaitText("Signed in");
      assertThat(browser.text()).contains(EMAIL, "\"status\":\"active\"");
    }
  }

  private static void makesIssuer(
      ServedGatewright server, WebDriver browser, String name, String url) throws Exception {
    browser.open(server.at("/console/"));
    browser.click("a[href$='/issuers/add']");
    browser.type("#name", name);
    browser.type("#set-url", url);
    browser.screenshot(SCREENSHOTS.resolve("set-up-issuer.png"));
    browser.click("main form button.primary");
    browser.awaitText("Issuer URL");
  }

  private static Copied makesClient(
      ServedGatewright server,
      WebDriver browser,
      String issuer,
      String kind,
      String name,
      String callback)
      throws Exception {
    browser.open(server.at("/console/i/" + issuer + "/clients"));
    browser.click(".section-head a.primary");
    browser.click("a[href$='kind=" + kind + "']");
    browser.type("#name", name);
    browser.type("#redirect_uris", APPLICATION.resolve(callback).toString());
    browser.click("main form button.primary");
    browser.awaitText("The client was added");
    browser.screenshot(SCREENSHOTS.resolve("set-up-" + kind + ".png"));
    return new Copied(shown(browser, 1), shown(browser, 2), shown(browser, 3), shown(browser, 4));
  }

  /// The value on a line of what was made, if there is such a line.
  private static String shown(WebDriver browser, int line) throws Exception {
    var selector = ".facts div:nth-child(" + line + ") code";
    return browser.has(selector) ? browser.property(selector, "textContent") : "";
  }

  /// Where a logout ends: what those guides have one type into the page of the client.
  private static void mayLeadBack(WebDriver browser) throws Exception {
    browser.click("main .row-actions.start a.primary");
    browser.click("main a[href*='client/edit']");
    browser.type("#logouts", "http://localhost:3000");
    browser.click("main form button.primary");
  }

  /// Somebody with a password that the page made and shows once.
  private static String makesPerson(ServedGatewright server, WebDriver browser, String issuer)
      throws Exception {
    browser.open(server.at("/console/i/" + issuer + "/users"));
    browser.click(".section-head a.primary");
    browser.type("#email", EMAIL);
    browser.type("#name", "Ada Lovelace");
    browser.click("button[value=add]");
    return browser.property(".facts div:last-child code", "textContent");
  }

  private static void signsIn(WebDriver browser, String password) throws Exception {
    browser.type("#email", EMAIL);
    browser.type("#password", password);
    browser.click("main button[type=submit]");
  }

  private static void sees(
      ServedGatewright server, WebDriver browser, String issuer, String page, String said)
      throws Exception {
    browser.open(server.at("/console/i/" + issuer + page));
    assertThat(browser.text()).contains(said);
  }
}
