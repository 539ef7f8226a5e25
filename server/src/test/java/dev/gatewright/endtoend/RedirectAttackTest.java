package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.Visitor;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Addresses that look like a registered one, and are another. `http://localhost:3000/callback` and
/// `http://localhost:3000/bye` are registered.
class RedirectAttackTest {
  /// Text alone: a mark-up character in it ends the match, and so fails the test.
  private static final Pattern DEVELOPERS_NOTE =
      Pattern.compile("<p lang=\"en\" dir=\"ltr\">[^<>]*</p>");

  /// Where the choice of a language leads back to: the very request, at our own address.
  private static final Pattern SAME_REQUEST =
      Pattern.compile("<input type=\"hidden\" name=\"back\" value=\"/acme/[^\"]*\">");

  @TempDir private static Path data = Path.of("");

  @RegisterExtension private static final TwoTenants TENANTS = new TwoTenants(() -> data);

  private static final Visitor ADA = TwoTenants.visitor();
  private static final StringBuilder ID_TOKEN = new StringBuilder();

  @BeforeAll
  static void logIn() throws Exception {
    var tokens = TENANTS.acme().redeem(TwoTenants.logIn(ADA, TENANTS.acme()));
    ID_TOKEN.append(tokens.text("id_token"));
  }

  static List<String> callbacks() {
    return variants("/callback").stream().filter(uri -> !uri.isEmpty()).toList();
  }

  static List<String> goodbyes() {
    return variants("/bye");
  }

  private static List<String> variants(String path) {
    var registered = "http://localhost:3000" + path;
    var swapped = path.substring(0, 1) + Character.toUpperCase(path.charAt(1)) + path.substring(2);
    return List.of(
        "https://evil.test/",
        "//evil.test" + path,
        path,
        "",
        "http://localhost:3000",
        "http://localhost:3000/",
        registered + "/",
        registered + "?x=1",
        registered + "?",
        registered + "#",
        registered + "#fragment",
        registered + "&x=1",
        registered + "%20",
        registered + " ",
        " " + registered,
        registered + "\t",
        registered + "\u0000",
        registered + "\r\nLocation: https://evil.test/",
        registered + "%0d%0aSet-Cookie:%20a=b",
        registered + "/../evil",
        registered + "/..%2fevil",
        registered + "/%2e%2e/evil",
        registered + "/..;/evil",
        registered + ";a=b",
        registered + "\\",
        "http://localhost:3000\\" + path,
        "http://localhost:3000/./" + path.substring(1),
        "http://localhost:3000/" + path,
        "http://localhost:3000" + swapped,
        "http://LOCALHOST:3000" + path,
        "HTTP://localhost:3000" + path,
        "https://localhost:3000" + path,
        "http://localhost" + path,
        "http://localhost:3001" + path,
        "http://localhost:03000" + path,
        "http://localhost:3000@evil.test" + path,
        "http://evil.test@localhost:3000" + path,
        "http://evil.test#@localhost:3000" + path,
        "http://evil.test\\@localhost:3000" + path,
        "http://a@b@localhost:3000" + path,
        "http://localhost.:3000" + path,
        "http://localhost.evil.test:3000" + path,
        "http://127.0.0.1:3000" + path,
        "http://[::1]:3000" + path,
        "http://l\u043ecalhost:3000" + path,
        "http://xn--lcalhost-jph:3000" + path,
        "http://\uff4cocalhost:3000" + path,
        "http://%6cocalhost:3000" + path,
        "http://localhost:3000/%63" + path.substring(2),
        "http://localhost:3000%2f" + path.substring(1),
        "http:/localhost:3000" + path,
        "http:localhost:3000" + path,
        "javascript:alert(1)//" + registered,
        "JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "*",
        "http://*:3000" + path,
        "null");
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  @DisplayName("RFC 6749 §3.1.2.4: nobody is sent to a redirect_uri that is not registered")
  void redirectUri(String uri) throws Exception {
    var party = TENANTS.acme();
    for (var further :
        List.of(
            Map.<String, String>of(),
            Map.of("prompt", "none"),
            Map.of("response_type", "token"),
            Map.of("scope", "no-such-scope"),
            Map.of("response_mode", "form_post"),
            Map.of("response_mode", "fragment"))) {
      var parameters = new LinkedHashMap<>(further);
      parameters.put("redirect_uri", uri);
      assertStays(ADA.open(party.authorize(parameters)), uri, 400);
    }
    var page = ADA.open(party.at("/signed-out"));
    var posted =
        ADA.post(
            page,
            "/acme/oauth2/authorize",
            Map.of("response_type", "code", "client_id", "web", "redirect_uri", uri));
    assertStays(posted, uri, 400);
  }

  @ParameterizedTest
  @MethodSource("goodbyes")
  @DisplayName(
      "OpenID Connect RP-Initiated Logout §3: nobody is sent to a post_logout_redirect_uri that is"
          + " not registered")
  void postLogoutRedirectUri(String uri) throws Exception {
    var encoded = "&post_logout_redirect_uri=" + URLEncoder.encode(uri, StandardCharsets.UTF_8);
    for (var with : List.of("id_token_hint=" + ID_TOKEN, "client_id=web", "state=x")) {
      // Nothing at all names no place to go to, so the question is an ordinary one.
      int status = uri.isEmpty() ? 0 : 400;
      if (uri.isEmpty() && with.startsWith("id_token_hint")) {
        continue;
      }
      var address = TENANTS.acme().at("/oauth2/end_session?" + with + encoded);
      assertStays(ADA.open(address), uri, status);
      assertStays(TwoTenants.visitor().open(address), uri, status);
    }
    assertThat(TwoTenants.anotherCode(ADA, TENANTS.acme())).isNotEmpty();
  }

  /// It is a page of ours, come to without leaving us, without a redirect or a link there.
  private static void assertStays(Page page, String uri, int status) {
    assertThat(page.hops())
        .as(uri)
        .allMatch(hop -> hop.uri().getAuthority().equals(TENANTS.at("/").getAuthority()));
    assertThat(page.headers().firstValue("location")).as(uri).isEmpty();
    assertThat(page.headers().firstValue("refresh")).as(uri).isEmpty();
    assertThat(page.headers().firstValue("set-cookie").orElse("")).as(uri).doesNotContain("a=b");
    if (status != 0) {
      assertThat(page.status()).as(uri).isEqualTo(status);
    }
    // The developer's note repeats what was sent as text; the way back is the registered address.
    var shown =
        SAME_REQUEST
            .matcher(DEVELOPERS_NOTE.matcher(page.body()).replaceAll(""))
            .replaceAll("")
            .replace("href=\"http://localhost:3000/\"", "");
    assertThat(shown)
        .as(uri)
        .doesNotContain("evil.test")
        .doesNotContain("href=\"http")
        .doesNotContainIgnoringCase("http-equiv=\"refresh\"")
        .doesNotContainIgnoringCase("javascript:");
    assertThat(page.forms())
        .allSatisfy(form -> assertThat(form.action().getPort()).isEqualTo(page.uri().getPort()));
  }
}
