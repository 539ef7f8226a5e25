package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Skip;
import dev.gatewright.testing.Visitor;
import dev.gatewright.testing.WebDriver;
import dev.gatewright.testing.WebDriver.Look;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// How an issuer's look reaches its pages, and what it cannot do there.
final class LookTest {
  private static final Pattern OWN = Pattern.compile("/acme/look/[0-9a-f]{16}\\.[a-z]+[^\"]*");
  private static final Pattern THEME = Pattern.compile("/acme/look/[0-9a-f]{16}\\.css");

  @TempDir private static Path data;

  @RegisterExtension
  private static final TwoTenants TENANTS = new TwoTenants(() -> data, "look.yaml", Map.of());

  private final Visitor visitor = TwoTenants.visitor();

  private static final Map<String, String> ASKED = Map.of("scope", "openid projects:read");

  @Test
  @DisplayName("The sign-in page has the issuer's words, files and links, in the reader's language")
  void signIn() throws Exception {
    var page = visitor.saying("Accept-Language", "de").open(TENANTS.acme().authorize(ASKED));
    assertThat(page.text()).contains("Willkommen zurück", "Workshop", "Impressum");
    assertThat(page.body()).contains("class=\"split\"", "https://pictures.acme.test/scene.webp");
    assertThat(THEME.matcher(page.body()).find()).isTrue();
    assertThat(policy(page)).contains("img-src 'self' data: https://pictures.acme.test;");
    var own = OWN.matcher(page.body()).results().map(it -> it.group()).distinct().toList();
    assertThat(own).hasSize(3);
    for (var path : own) {
      var file = visitor.open(TENANTS.at(path.replace("&amp;", "&")));
      assertThat(file.status()).as(path).isEqualTo(200);
      assertThat(policy(file)).isEqualTo("sandbox; default-src 'none'; style-src 'unsafe-inline'");
      assertThat(file.headers().firstValue("x-content-type-options")).hasValue("nosniff");
      assertThat(file.headers().firstValue("content-type").orElse(""))
          .matches("image/svg\\+xml|text/css; charset=utf-8");
    }
  }

  @Test
  @DisplayName(
      "RFC 7591 §2: consent shows the client's logo and links, and no stylesheet of anyone")
  void consent() throws Exception {
    var page = consentPage(visitor);
    assertThat(page.text())
        .contains(
            "See your projects",
            "Website of Workshop",
            "Terms of service of Workshop",
            "Privacy policy of Workshop");
    assertThat(page.body()).contains("?client_id=web");
    assertThat(THEME.matcher(page.body()).find()).isFalse();
    var german = consentPage(TwoTenants.visitor().saying("Accept-Language", "de"));
    assertThat(german.text()).contains("Deine Projekte sehen");
  }

  @Test
  @DisplayName("What a scope means is said on the account's pages in the same words as at consent")
  void applications() throws Exception {
    var person = TwoTenants.visitor().saying("Accept-Language", "de");
    var consent =
        person.signIn(
            person.open(TENANTS.acme().authorize(ASKED)), "bob@acme.test", "bob builds bridges");
    var _ = person.submit(consent, Map.of("decision", "allow"));
    assertThat(person.open(TENANTS.acme().at("/account/applications")).text())
        .contains("Deine Projekte sehen");
  }

  @Test
  @DisplayName(
      "Who is signed in and proves anew who they are, or meets an error, sees no stylesheet")
  void again() throws Exception {
    consentPage(visitor);
    var again =
        visitor.open(TENANTS.acme().authorize(Map.of("scope", "openid", "prompt", "login")));
    assertThat(again.text()).contains("Welcome back");
    assertThat(THEME.matcher(again.body()).find()).isFalse();
    var error = visitor.open(TENANTS.acme().authorize(Map.of("redirect_uri", "http://evil.test/")));
    assertThat(error.status()).isEqualTo(400);
    assertThat(THEME.matcher(error.body()).find()).isFalse();
    assertThat(error.text()).contains("Legal notice");
  }

  @Test
  @DisplayName("A client's logo elsewhere is allowed on the pages about that client alone")
  void farLogo() throws Exception {
    var far =
        new RelyingParty(
            TENANTS.at("/acme"), "far", TwoTenants.SECRET, "http://localhost:3000/callback");
    assertThat(policy(visitor.open(far.authorize()))).contains("https://far.test");
    assertThat(policy(TwoTenants.visitor().open(TENANTS.acme().authorize(ASKED))))
        .doesNotContain("https://far.test");
  }

  @Test
  @DisplayName("A file is found by its whole name only, and below its own issuer and client")
  void unknownFiles() throws Exception {
    for (var path :
        new String[] {
          "/acme/look/0123456789abcdef.svg",
          "/acme/look/0123456789abcdef.svg?client_id=web",
          "/acme/look/x.svg?client_id=nobody",
          "/acme/look/x.svg?client_id=%20"
        }) {
      assertThat(visitor.open(TENANTS.at(path)).status()).as(path).isEqualTo(404);
    }
  }

  @Test
  @Tag("browser")
  @DisplayName("An SVG that is opened by itself runs no script and has no origin")
  void hostileSvg() throws Exception {
    Skip.where(WebDriver.missing());
    var page = visitor.open(TENANTS.acme().authorize(ASKED));
    var svg =
        OWN.matcher(page.body())
            .results()
            .map(it -> it.group())
            .filter(path -> path.endsWith(".svg"))
            .findFirst()
            .orElseThrow();
    try (var browser = WebDriver.start(new Look(false, true))) {
      browser.open(TENANTS.at(svg));
      assertThat(browser.title()).doesNotContain("owned");
      assertThat(browser.address()).isEqualTo(URI.create(TENANTS.at(svg).toString()));
    }
  }

  private static Page consentPage(Visitor visitor) throws Exception {
    return visitor.signIn(
        visitor.open(TENANTS.acme().authorize(ASKED)), TwoTenants.ADA, TwoTenants.PASSWORD);
  }

  private static String policy(Page page) {
    return page.headers().firstValue("content-security-policy").orElse("");
  }
}
