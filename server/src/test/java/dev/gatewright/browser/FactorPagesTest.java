package dev.gatewright.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.ServedGatewright;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Second factors and passkeys, set up and used as a person does it.
@Tag("browser")
class FactorPagesTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final String ADA = "ada@acme.test";
  private static final String BOB = "bob@acme.test";
  private static final String MAKE = "form[data-passkey-create] button";
  private static final String USE = "form[data-passkey-get] button";
  private static final String SUBMIT = "button[type=submit]:not([name])";

  @TempDir private static Path data = Path.of("");
  private static Optional<ServedGatewright> running = Optional.empty();
  private static Optional<Shop> shop = Optional.empty();

  @BeforeAll
  static void start() throws Exception {
    Skip.where(WebDriver.missing());
    var opened = new Shop();
    shop = Optional.of(opened);
    running =
        Optional.of(
            ServedGatewright.start(
                file("server.yaml"),
                file("factors.yaml"),
                data,
                Map.of("CALLBACK_PORT", Integer.toString(opened.port()))));
  }

  private static Path file(String name) throws Exception {
    var found = Optional.ofNullable(ServedGatewright.class.getResource(name)).orElseThrow();
    return Path.of(found.toURI());
  }

  @AfterAll
  static void stop() {
    running.ifPresent(ServedGatewright::close);
    shop.ifPresent(Shop::close);
  }

  @Test
  @DisplayName(
      "a person makes a passkey, signs in with it alone, is refused with it at another issuer of"
          + " the host, and takes it away")
  void passkey() throws Exception {
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.addAuthenticator();
      browser.open(at("/acme/account/security/passkeys"));
      signIn(browser, ADA, "ada loves engines");
      assertThat(browser.text()).contains("You have no passkeys.", "Make a passkey");
      browser.type("#name", "Laptop");
      browser.click(MAKE);
      assertThat(browser.text()).contains("Your new passkey is ready.", "1 passkey");
      shoot(browser, "security");

      browser.forgetCookies();
      browser.open(authorize("acme", "&state=filled"));
      browser.awaitAddress(uri -> uri.getPath().equals("/callback"));
      assertThat(browser.text()).as("filled into the address").contains("state=filled");

      browser.open(authorize("globex", "&state=foreign"));
      browser.awaitText("We don’t know this passkey.");
      shoot(browser, "passkey-unknown");

      browser.forgetCookies();
      browser.open(authorize("acme", "&state=phr&acr_values=phr&login_hint=" + ADA));
      browser.awaitAddress(uri -> uri.getPath().equals("/callback"));
      assertThat(browser.text()).contains("code=", "state=phr");

      browser.atEveryPage(
          "PublicKeyCredential.isConditionalMediationAvailable = () => Promise.resolve(false)");
      browser.forgetCookies();
      browser.open(authorize("acme", "&state=pressed"));
      shoot(browser, "login-with-passkey");
      browser.click(USE);
      browser.awaitAddress(uri -> uri.getPath().equals("/callback"));
      assertThat(browser.text()).as("the button").contains("code=", "state=pressed");

      browser.forgetCookies();
      browser.open(authorize("acme", "&state=stepped&acr_values=phr"));
      signIn(browser, ADA, "ada loves engines");
      shoot(browser, "passkey-second");
      browser.click(USE);
      browser.awaitAddress(uri -> uri.getPath().equals("/callback"));
      assertThat(browser.text()).as("after a password").contains("code=", "state=stepped");

      browser.open(at("/acme/account/security/passkeys"));
      browser.awaitText("Laptop");
      assertThat(browser.text()).contains("Laptop", "On one device only", "Last used on");
      shoot(browser, "passkeys");
      browser.script("document.querySelector('details').open = true");
      browser.click("button[value=remove]");
      assertThat(browser.text()).contains("The passkey is removed.");
      assertThat(browser.consoleErrors()).noneMatch(line -> line.contains("Content Security"));
    }
  }

  @Test
  @DisplayName(
      "a person sets up an authenticator application without a camera, is offered recovery codes,"
          + " and is asked for a code at the next sign-in; all without script")
  void authenticator() throws Exception {
    try (var browser = WebDriver.start(new Look(false, false))) {
      browser.open(at("/acme/account/security/authenticator"));
      assertThat(browser.text()).doesNotContain("Sign in with a passkey");
      signIn(browser, BOB, "bob builds bridges");
      shoot(browser, "authenticator");
      var secret = browser.property("code.typed", "textContent").replace(" ", "");
      browser.type("#code", "000000");
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("That code doesn’t match.");
      assertThat(browser.property("code.typed", "textContent").replace(" ", "")).isEqualTo(secret);
      browser.type("#code", code(secret, 0));
      browser.click(SUBMIT);
      assertThat(browser.text()).contains("Your authenticator app is set up.", "Recovery codes");

      browser.forgetCookies();
      browser.open(authorize("acme", "&state=second"));
      signIn(browser, BOB, "bob builds bridges");
      assertThat(browser.text()).contains("Enter the six digits", "Bob");
      shoot(browser, "totp");
      browser.tick("#trust");
      browser.type("#code", code(secret, 1));
      browser.enter("#code");
      assertThat(browser.text()).contains("GET /callback", "code=", "state=second");

      browser.open(authorize("acme", "&state=trusted&prompt=login"));
      signIn(browser, BOB, "bob builds bridges");
      assertThat(browser.text()).contains("GET /callback", "code=", "state=trusted");

      browser.open(authorize("acme", "&state=mfa&prompt=login&acr_values=urn:gatewright:acr:mfa"));
      signIn(browser, BOB, "bob builds bridges");
      assertThat(browser.text()).as("an application's demand").contains("Enter the six digits");
    }
  }

  private static void shoot(WebDriver browser, String name) throws Exception {
    browser.screenshot(SCREENSHOTS.resolve("factor-" + name + ".png"));
    browser.resize(390, 844);
    browser.screenshot(SCREENSHOTS.resolve("factor-" + name + "-phone.png"));
    browser.resize(1100, 900);
  }

  private static void signIn(WebDriver browser, String email, String password) throws Exception {
    browser.type("#email", email);
    browser.type("#password", password);
    browser.enter("#password");
  }

  /// RFC 6238 §4, as an application computes it, so many steps from now.
  private static String code(String base32, int steps) throws Exception {
    var bytes = ByteBuffer.allocate(20);
    int held = 0;
    int bits = 0;
    for (int i = 0; i < base32.length(); i++) {
      char c = base32.charAt(i);
      held = (held << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c)) & 0xfff;
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        bytes.put((byte) (held >> bits));
      }
    }
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(bytes.array(), "RAW"));
    long step = Instant.now().getEpochSecond() / 30 + steps;
    var digest = ByteBuffer.wrap(mac.doFinal(ByteBuffer.allocate(8).putLong(step).array()));
    int number = (digest.getInt(digest.get(19) & 0xf) & Integer.MAX_VALUE) % 1_000_000;
    return Integer.toString(1_000_000 + number).substring(1);
  }

  private static URI at(String path) {
    return running.orElseThrow().at(path);
  }

  private static URI authorize(String issuer, String more) {
    return at(
        "/"
            + issuer
            + "/oauth2/authorize?response_type=code&client_id=shop"
            + "&scope=openid+profile+email&redirect_uri=http%3A%2F%2Flocalhost%3A"
            + shop.orElseThrow().port()
            + "%2Fcallback"
            + more);
  }
}
