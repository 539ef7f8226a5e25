package dev.gatewright.protocol.authorize;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.clients.Client.ClientType;
import dev.gatewright.protocol.issuer.EngineOptions.LoopbackRule;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Tenant;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Redirect URIs")
final class RedirectUriTest {
  private final Tenant acme = new EngineInMemory().tenant("acme");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.test/cb/",
        "https://app.test/CB",
        "https://APP.test/cb",
        "HTTPS://app.test/cb",
        "https://app.test:443/cb",
        "https://app.test/cb?x=1",
        "https://app.test/cb?",
        "https://app.test/cb#",
        "https://app.test/cb#f",
        "https://app.test/%63b",
        "https://app.test/cb%00",
        "https://app.test/cb%2f..",
        "https://app.test/a/../cb",
        "https://app.test/./cb",
        "https://app.test//cb",
        "https://app.test/cb;x",
        "https://app.test/c",
        "https://app.test",
        "https://app.test.evil.test/cb",
        "https://evil.test/https://app.test/cb",
        "https://app.test@evil.test/cb",
        "https://user@app.test/cb",
        "http://app.test/cb",
        "//app.test/cb",
        "/cb",
        "javascript:alert(1)",
        " https://app.test/cb",
        "https://app.test/cb ",
        "https://app.test/cb\n"
      })
  @DisplayName("RFC 9700 §2.1: anything but the registered string is refused with an error page")
  void comparesExactly(String uri) {
    var client = acme.add(ClientBuilder.web("app").redirects("https://app.test/cb"));

    var answer = acme.authorize(acme.window(), Tenant.request(client).with("redirect_uri", uri));

    assertThat(answer.isErrorPage()).isTrue();
    assertThat(answer.reason()).isIn(Reason.REDIRECT_URI_MISMATCH, Reason.REDIRECT_URI_MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "https://app.test/other,REDIRECT_URI_MISMATCH",
    "javascript:alert(1),REDIRECT_URI_MISMATCH",
    "/cb,REDIRECT_URI_MALFORMED",
    "https://app.test/cb#f,REDIRECT_URI_MALFORMED",
    "https://app test/cb,REDIRECT_URI_MALFORMED"
  })
  @DisplayName("RFC 6749 §3.1.2: the user is told whether it is no redirect URI, or not this one")
  void saysWhatIsWrong(String uri, Reason reason) {
    var client = acme.add(ClientBuilder.web("app").redirects("https://app.test/cb"));

    var answer = acme.authorize(acme.window(), Tenant.request(client).with("redirect_uri", uri));

    assertThat(answer.reason()).isEqualTo(reason);
  }

  @Test
  @DisplayName("RFC 6749 §3.1.2: a registered query stays, and must be sent as registered")
  void keepsRegisteredQuery() {
    var client = acme.add(ClientBuilder.web("app").redirects("https://app.test/cb?tenant=1&a=%20"));
    acme.addPerson("ada");
    var window = acme.window().logIn("ada");

    var location = acme.authorize(window, Tenant.request(client)).location();

    assertThat(location).startsWith("https://app.test/cb?tenant=1&a=%20&code=");
    for (String other :
        new String[] {
          "https://app.test/cb",
          "https://app.test/cb?tenant=1",
          "https://app.test/cb?a=%20&tenant=1",
          "https://app.test/cb?tenant=1&a=+"
        }) {
      var params = Tenant.request(client).with("redirect_uri", other);
      assertThat(acme.authorize(window, params).isErrorPage()).as(other).isTrue();
    }
  }

  @Test
  @DisplayName("RFC 6749 §3.1.2.3: the only registered URI stands in for a missing one, in OAuth")
  void defaultsToTheOnlyOne() {
    var client = acme.add(ClientBuilder.web("app").redirects("https://app.test/cb"));
    acme.addPerson("ada");
    var params = Tenant.request(client).with("scope", "projects:read").without("redirect_uri");

    assertThat(acme.authorize(acme.window().logIn("ada"), params).uri())
        .isEqualTo("https://app.test/cb");

    acme.add(ClientBuilder.web("app").redirects("https://app.test/cb", "https://app.test/cb2"));
    assertThat(acme.authorize(acme.window(), params).reason())
        .isEqualTo(Reason.REDIRECT_URI_MISSING);
  }

  @Test
  @DisplayName("OpenID Connect Core §3.1.2.1: redirect_uri is required with scope openid")
  void requiredWithOpenId() {
    var client = acme.add(ClientBuilder.web("app"));

    var answer = acme.authorize(acme.window(), Tenant.request(client).without("redirect_uri"));

    assertThat(answer.isErrorPage()).isTrue();
    assertThat(answer.reason()).isEqualTo(Reason.REDIRECT_URI_MISSING);
  }

  private static boolean accepts(ClientType type, String registered, String presented) {
    var client = ClientBuilder.installed("app").type(type).redirects(registered).build();
    return RedirectUris.isRegistered(client, presented, LoopbackRule.NATIVE_CLIENTS);
  }

  @Test
  @DisplayName("RFC 8252 §7.3: a native client may use any port of its loopback address")
  void freesThePortOfLoopbackAddresses() {
    assertThat(accepts(ClientType.NATIVE, "http://127.0.0.1/cb", "http://127.0.0.1:51004/cb"))
        .isTrue();
    assertThat(accepts(ClientType.NATIVE, "http://127.0.0.1:1/cb", "http://127.0.0.1:65535/cb"))
        .isTrue();
    assertThat(accepts(ClientType.NATIVE, "http://[::1]/cb", "http://[::1]:8080/cb")).isTrue();
    assertThat(accepts(ClientType.NATIVE, "http://127.0.0.1", "http://127.0.0.1:80")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:0/cb",
        "http://127.0.0.1:65536/cb",
        "http://127.0.0.1:080/cb",
        "http://127.0.0.1:/cb",
        "http://127.0.0.1:80/cb2",
        "http://127.0.0.1:80/cb?x",
        "http://127.0.0.1:80/cb#x",
        "http://127.0.0.1:80@evil.test/cb",
        "http://127.0.0.1@evil.test/cb",
        "http://127.0.0.1.evil.test/cb",
        "http://127.0.0.1:80.evil.test/cb",
        "http://127.0.0.2:80/cb",
        "http://127.1:80/cb",
        "http://[::1]:80/cb",
        "http://localhost:80/cb",
        "https://127.0.0.1:80/cb",
        "HTTP://127.0.0.1:80/cb"
      })
  @DisplayName("RFC 8252 §7.3: nothing but the port of a loopback IP literal is free")
  void freesNothingElse(String presented) {
    assertThat(accepts(ClientType.NATIVE, "http://127.0.0.1/cb", presented)).isFalse();
  }

  @Test
  @DisplayName("RFC 8252 §8.3: the name localhost has no free port")
  void localhostIsExact() {
    assertThat(accepts(ClientType.NATIVE, "http://localhost/cb", "http://localhost:3000/cb"))
        .isFalse();
  }

  @Test
  @DisplayName("RFC 9700 §2.1: the loopback port is free for native clients alone")
  void onlyForNativeClients() {
    for (ClientType type : new ClientType[] {ClientType.WEB, ClientType.SPA, ClientType.MACHINE}) {
      assertThat(accepts(type, "http://127.0.0.1/cb", "http://127.0.0.1:3000/cb"))
          .as(type.name())
          .isFalse();
    }
  }

  @Test
  @DisplayName("No mutation of a registered URI is accepted, but for the loopback port")
  void mutationsWidenNothing() {
    var random = new Random(1);
    var registered = "http://127.0.0.1:8080/cb?a=b";
    Client app = ClientBuilder.installed("app").redirects(registered).build();
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder(registered);
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        int at = random.nextInt(text.length());
        char c =
            (char) (random.nextInt(10) == 0 ? random.nextInt(0x250) : 0x20 + random.nextInt(95));
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, c);
          case 1 -> text.insert(at, c);
          default -> text.deleteCharAt(at);
        }
      }
      var mutated = text.toString();
      if (RedirectUris.isRegistered(app, mutated, LoopbackRule.NATIVE_CLIENTS)) {
        assertThat(mutated).matches("http://127\\.0\\.0\\.1(:[1-9][0-9]{0,4})?/cb\\?a=b");
      }
    }
  }
}
