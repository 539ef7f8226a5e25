package dev.gatewright.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.testing.Page;
import dev.gatewright.testing.RawHttp;
import dev.gatewright.testing.RelyingParty;
import dev.gatewright.testing.Visitor;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What leaves the server beside what was asked for.
class HeadersAndLogsTest {
  private static final Pattern INLINE =
      Pattern.compile("(?i)<style\\b|<script(?![^>]*\\bsrc=)|\\son\\w+=|\\sstyle=|javascript:");

  @TempDir private static Path data = Path.of("");

  @RegisterExtension
  private static final TwoTenants TENANTS =
      new TwoTenants(() -> data, "tenants.yaml", Map.of("GATEWRIGHT_LOG", "debug"));

  @Test
  @DisplayName("ASVS 3.4: every page forbids inline code, framing, storing and telling where from")
  void pages() throws Exception {
    var visitor = TwoTenants.visitor();
    var shop = shop();
    var login = visitor.open(shop.authorize());
    assertPage(login, 200);
    assertPage(visitor.signIn(login, TwoTenants.ADA, "wrong"), 422);
    var consent =
        visitor.signIn(visitor.open(shop.authorize()), TwoTenants.ADA, TwoTenants.PASSWORD);
    assertThat(consent.text()).contains("Corner Shop");
    assertPage(consent, 200);
    assertPage(visitor.open(shop.authorize(Map.of("redirect_uri", "http://evil.test/"))), 400);
    assertPage(visitor.open(shop.authorize(Map.of("prompt", "select_account"))), 200);
    assertPage(
        visitor.open(shop.authorize(Map.of("response_mode", "form_post", "prompt", "none"))), 200);
    assertPage(visitor.open(shop.at("/oauth2/end_session")), 200);
    assertPage(visitor.open(shop.at("/signed-out")), 200);
    assertPage(visitor.open(shop.at("/login?interaction=x")), 400);
    assertPage(visitor.open(shop.at("/no-such-page")), 404);
  }

  private static void assertPage(Page page, int status) {
    assertThat(page.status()).as("%s", page.uri()).isEqualTo(status);
    var headers = page.headers();
    var policy = headers.firstValue("content-security-policy").orElse("");
    assertThat(policy)
        .as("%s", page.uri())
        .contains("default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'")
        .doesNotContain("unsafe", "nonce-", "*");
    assertThat(headers.firstValue("cache-control").orElse("")).contains("no-store");
    assertThat(headers.firstValue("referrer-policy")).hasValue("no-referrer");
    assertThat(headers.firstValue("x-content-type-options")).hasValue("nosniff");
    assertThat(headers.firstValue("x-frame-options")).hasValue("DENY");
    assertThat(headers.firstValue("server")).isEmpty();
    assertThat(INLINE.matcher(page.body()).find()).as("inline code on %s", page.uri()).isFalse();
  }

  @Test
  @DisplayName("Cookies are HttpOnly and SameSite, and Secure with __Host- at the root over https")
  void cookies() throws Exception {
    var plain =
        RawHttp.send(
            TENANTS.server().port(),
            "GET /acme/oauth2/authorize?client_id=web&response_type=code&redirect_uri="
                + TwoTenants.CALLBACK
                + "&code_challenge_method=S256&code_challenge="
                + "A".repeat(43)
                + "&scope=openid HTTP/1.1\nHost: localhost\nConnection: close",
            new byte[0]);
    assertThat(plain.header("Set-Cookie").orElse(""))
        .startsWith("gw_login_acme_")
        .contains("HttpOnly", "SameSite=Lax", "Path=/acme")
        .doesNotContain("Domain");

    var secure =
        RawHttp.send(
            TENANTS.server().port(),
            "GET /oauth2/authorize?client_id=web&response_type=code&redirect_uri="
                + "https://app.example.test/callback&code_challenge_method=S256&code_challenge="
                + "A".repeat(43)
                + "&scope=openid HTTP/1.1\nHost: id.example.test\nConnection: close",
            new byte[0]);
    assertThat(secure.status()).isEqualTo(303);
    assertThat(secure.header("Set-Cookie").orElse(""))
        .startsWith("__Host-gw_login_secure_")
        .contains("Secure", "HttpOnly", "SameSite=Lax", "Path=/")
        .doesNotContain("Domain", "Path=/;x");
  }

  @Test
  @DisplayName("RFC 9700 §4.12: after a password the browser is sent on with 303")
  void afterThePassword() throws Exception {
    var visitor = TwoTenants.visitor();
    var page =
        visitor.signIn(
            visitor.open(TENANTS.acme().authorize()), TwoTenants.ADA, TwoTenants.PASSWORD);
    assertThat(page.hops().getFirst().method()).isEqualTo("POST");
    assertThat(page.hops().getFirst().status()).isEqualTo(303);
  }

  @Test
  @DisplayName("ASVS 16.2: neither the log nor the store holds a secret that went through")
  void secrets() throws Exception {
    var used = new HashMap<String, String>();
    var party = TENANTS.acme();
    var visitor = TwoTenants.visitor();
    used.put("password", TwoTenants.PASSWORD);
    used.put("client secret", TwoTenants.SECRET);
    use(used, party, visitor);
    misuse(used, party);
    remember(used, "session cookie", visitor.cookie(party.at("/login"), "gw_session_acme"));
    remember(used, "browser cookie", visitor.cookie(party.at("/login"), "gw_login_acme"));
    remember(used, "device cookie", visitor.cookie(party.at("/login"), "gw_device_acme"));

    var log = TENANTS.server().log();
    assertThat(log)
        .contains("login.wrong_credentials", " debug requests: ")
        .doesNotContain("\tat ");
    assertThat(used).hasSizeGreaterThan(14);
    for (var secret : used.entrySet()) {
      assertThat(log.contains(secret.getValue()))
          .as("the log holds a %s", secret.getKey())
          .isFalse();
    }
    try (var files = Files.list(data)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        var bytes = Files.readAllBytes(file);
        for (var secret : used.entrySet()) {
          assertThat(holds(bytes, secret.getValue()))
              .as("%s holds a %s", file.getFileName(), secret.getKey())
              .isFalse();
        }
      }
    }
  }

  private static void use(Map<String, String> used, RelyingParty party, Visitor visitor)
      throws Exception {
    var login = visitor.open(party.authorize(Map.of("nonce", "a-nonce-nobody-should-keep")));
    used.put("interaction handle", TwoTenants.parameter(login, "interaction"));
    var code = TwoTenants.code(visitor.signIn(login, TwoTenants.ADA, TwoTenants.PASSWORD));
    var tokens = party.redeem(code);
    used.put("code", code);
    used.put("access token", tokens.text("access_token"));
    used.put("refresh token", tokens.text("refresh_token"));
    used.put("id token", tokens.text("id_token"));
    var refreshed = party.refresh(tokens.text("refresh_token"));
    used.put("second access token", refreshed.text("access_token"));
    used.put("second refresh token", refreshed.text("refresh_token"));
    assertThat(party.userInfo(refreshed.text("access_token")).status()).isEqualTo(200);
    assertThat(party.isActive(refreshed.text("access_token"))).isTrue();
    assertThat(party.redeem(code).text("error")).isEqualTo("invalid_grant");
    assertThat(party.refresh(tokens.text("refresh_token")).text("error"))
        .isEqualTo("invalid_grant");
    var _ = party.revoke(refreshed.text("refresh_token"));
    used.put("credentials", party.basic().substring("Basic ".length()));
  }

  /// Secrets in wrong places are secrets too.
  private static void misuse(Map<String, String> used, RelyingParty party) throws Exception {
    var visitor = TwoTenants.visitor();
    var login = visitor.open(party.authorize());
    var _ = visitor.signIn(login, TwoTenants.ADA, secret(used, "a-wrong-password"));
    var _ = visitor.signIn(login, secret(used, "a-password-in-the-wrong-field"), "x");
    var wrong =
        new RelyingParty(
            party.issuer(), "web", secret(used, "a-wrong-client-secret"), TwoTenants.CALLBACK);
    assertThat(wrong.redeem("x").text("error")).isEqualTo("invalid_client");
    var _ = party.redeem(secret(used, "a-made-up-code"));
    var _ = party.refresh(secret(used, "a-made-up-refresh-token"));
    var _ = party.userInfo(secret(used, "a-made-up-access-token"));
    for (var misplaced :
        List.of(
            "/oauth2/token?client_secret=",
            "/oauth2/userinfo?access_token=",
            "/oauth2/end_session?id_token_hint=",
            "/login?interaction=",
            "/no-such-page?password=")) {
      var name = "a-secret-after" + misplaced.replaceAll("[^a-z]", "-");
      var _ = visitor.open(party.at(misplaced + secret(used, name)));
    }
  }

  /// A secret that is known by its own text.
  private static String secret(Map<String, String> used, String text) {
    var value = text + "-0123456789";
    used.put(text, value);
    return value;
  }

  private static void remember(Map<String, String> used, String what, Optional<String> value) {
    value.ifPresent(text -> used.put(what, text));
  }

  private static boolean holds(byte[] bytes, String text) {
    var wanted = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i + wanted.length <= bytes.length; i++) {
      if (bytes[i] == wanted[0]
          && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return true;
      }
    }
    return false;
  }

  private static RelyingParty shop() {
    return new RelyingParty(
        TENANTS.acme().issuer(),
        "shop",
        "shop-secret-of-acme-0123456789abcde",
        TwoTenants.CALLBACK);
  }
}
