package dev.gatewright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {
  private static final TrustedProxies PROXIES =
      new TrustedProxies(List.of(cidr("10.0.0.0/8"), cidr("2001:db8:1::/48")));
  private static final InetAddress PROXY = InetAddress.ofLiteral("10.1.2.3");
  private static final InetAddress STRANGER = InetAddress.ofLiteral("203.0.113.9");

  @Test
  @DisplayName(
      "RFC 9700 §4.13: forwarding headers of a peer that is no trusted proxy count nothing")
  void strangersAreNotBelieved() {
    var headers =
        Headers.of(
            "Host", "idp.test",
            "X-Forwarded-For", "198.51.100.1",
            "X-Forwarded-Proto", "https",
            "X-Forwarded-Host", "evil.test",
            "Forwarded", "for=198.51.100.1;proto=https;host=evil.test");

    var expected = new Origin("http", "idp.test", 80, STRANGER);
    assertThat(PROXIES.resolve(STRANGER, "http", headers)).contains(expected);
    assertThat(TrustedProxies.NONE.resolve(STRANGER, "http", headers)).contains(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "198.51.100.1 | 198.51.100.1",
        "1.1.1.1, 198.51.100.1 | 198.51.100.1",
        "1.1.1.1, 198.51.100.1, 10.9.9.9 | 198.51.100.1",
        "10.9.9.9, 10.8.8.8 | 10.9.9.9",
        "198.51.100.1:4711 | 198.51.100.1",
        "[2001:db8:2::1]:80 | 2001:db8:2::1",
        "2001:db8:2::1, 2001:db8:1::5 | 2001:db8:2::1",
        "::ffff:198.51.100.1 | 198.51.100.1",
        "198.51.100.1, | 198.51.100.1",
        "garbage, 198.51.100.1 | 198.51.100.1",
        "198.51.100.1, unknown | 10.1.2.3",
        "198.51.100.1, unknown, 10.9.9.9 | 10.9.9.9",
        "unknown | 10.1.2.3",
        "_hidden | 10.1.2.3"
      })
  @DisplayName("The right-most address that is no trusted proxy is the client")
  void rightMostUntrusted(String forwardedFor, String client) {
    var headers = Headers.of("Host", "idp.test", "X-Forwarded-For", forwardedFor);

    assertThat(PROXIES.resolve(PROXY, "http", headers).orElseThrow().client())
        .isEqualTo(InetAddress.ofLiteral(client));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.2.3",
        "1.2.3.4.5",
        "01.2.3.4",
        "0x7f.0.0.1",
        "256.1.1.1",
        "localhost",
        "1.1.1.1:99999",
        "[::1",
        "::1%eth0",
        "1.1.1.1;2.2.2.2"
      })
  @DisplayName("A malformed X-Forwarded-For from a trusted proxy fails closed")
  void malformedFailsClosed(String forwardedFor) {
    var headers =
        Headers.checked(new String[] {"Host", "idp.test", "X-Forwarded-For", forwardedFor});

    assertThat(PROXIES.resolve(PROXY, "http", headers)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "for=unknown | 10.1.2.3",
        "for=_x | 10.1.2.3",
        "for=\"_x:_y\" | 10.1.2.3",
        "proto=http | 10.1.2.3",
        "for=198.51.100.1, for=unknown | 10.1.2.3",
        "for=unknown, for=198.51.100.1 | 198.51.100.1",
        "not a pair, for=198.51.100.1 | 198.51.100.1",
        "for=203.0.113.5, for=198.51.100.1, for=10.9.9.9 | 198.51.100.1",
        "for=\"[2001:db8:2::1]:4711\";by=\"a,b\" | 2001:db8:2::1"
      })
  @DisplayName("RFC 7239 §6: a hop that is not told ends the way at the proxy that wrote it")
  void hiddenHops(String forwarded, String client) {
    var headers = Headers.of("Host", "idp.test", "Forwarded", forwarded);

    assertThat(PROXIES.resolve(PROXY, "http", headers).orElseThrow().client())
        .isEqualTo(InetAddress.ofLiteral(client));
  }

  @Test
  @DisplayName("Scheme and host come from the trusted proxy too, once each")
  void schemeAndHost() {
    var told =
        Headers.of("Host", "inner", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "IdP.test");
    assertThat(PROXIES.resolve(PROXY, "http", told))
        .contains(new Origin("https", "idp.test", 443, PROXY));

    for (var bad : List.of("gopher", "https, http", "")) {
      assertThat(PROXIES.resolve(PROXY, "http", Headers.of("Host", "a", "X-Forwarded-Proto", bad)))
          .as(bad)
          .isEmpty();
    }
    for (var bad : List.of("a, b", "a/b", "a@b", "a:x")) {
      assertThat(PROXIES.resolve(PROXY, "http", Headers.of("Host", "a", "X-Forwarded-Host", bad)))
          .as(bad)
          .isEmpty();
    }
    assertThat(
            PROXIES.resolve(
                PROXY,
                "http",
                Headers.of("X-Forwarded-Proto", "https", "X-Forwarded-Proto", "http")))
        .isEmpty();
  }

  @Test
  @DisplayName("RFC 7239 §4: Forwarded from a trusted proxy names client, scheme and host")
  void standardHeader() {
    var headers =
        Headers.of(
            "Host", "inner",
            "Forwarded",
                "for=1.1.1.1;host=evil.test, for=\"[2001:db8:2::1]:4711\";proto=https;host=idp.test",
            "Forwarded", "for=10.7.7.7");
    assertThat(PROXIES.resolve(PROXY, "http", headers))
        .contains(new Origin("https", "idp.test", 443, InetAddress.ofLiteral("2001:db8:2::1")));

    for (var bad : List.of("for", "=1.1.1.1", "for=1.2.3")) {
      assertThat(
              PROXIES.resolve(
                  PROXY, "http", Headers.checked(new String[] {"Host", "a", "Forwarded", bad})))
          .as(bad)
          .isEmpty();
    }
  }

  @Test
  @DisplayName("Both header families at once are refused: the proxy wrote only one of them")
  void bothFamilies() {
    var headers = Headers.of("Host", "a", "Forwarded", "for=1.1.1.1", "X-Forwarded-For", "2.2.2.2");

    assertThat(PROXIES.resolve(PROXY, "http", headers)).isEmpty();
  }

  @Test
  @DisplayName("Over a socket a trusted proxy's malformed header is answered 400")
  void overSocket() throws IOException {
    var loopback = new TrustedProxies(List.of(cidr("127.0.0.0/8"), cidr("::1")));
    Handler tell =
        it ->
            HttpResponse.text(
                200, it.scheme() + " " + it.host() + " " + it.clientAddress().getHostAddress());
    try (var server = new RunningServer(HttpLimits.STANDARD, loopback, Route.get("/", tell))) {
      assertThat(server.get("/", "X-Forwarded-For: 198.51.100.1", "X-Forwarded-Proto: https"))
          .endsWith("https localhost 198.51.100.1");
      assertThat(server.get("/", "X-Forwarded-For: nonsense")).startsWith("HTTP/1.1 400");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"10.0.0.0/33", "10.0.0/8", "10.0.0.0/", "x/8", "::/129", "10.0.0.0/+8", ""})
  @DisplayName("A block of addresses that is none is not parsed")
  void notBlocks(String text) {
    assertThat(Cidr.parse(text)).isEmpty();
  }

  @Test
  @DisplayName("A block contains the addresses that share its leading bits, of its own family")
  void blocks() {
    assertThat(cidr("192.0.2.128/25").contains(InetAddress.ofLiteral("192.0.2.200"))).isTrue();
    assertThat(cidr("192.0.2.128/25").contains(InetAddress.ofLiteral("192.0.2.100"))).isFalse();
    assertThat(cidr("0.0.0.0/0").contains(InetAddress.ofLiteral("8.8.8.8"))).isTrue();
    assertThat(cidr("0.0.0.0/0").contains(InetAddress.ofLiteral("2001:db8::1"))).isFalse();
    assertThat(cidr("192.0.2.1").contains(InetAddress.ofLiteral("192.0.2.1"))).isTrue();
    assertThat(cidr("192.0.2.1").contains(InetAddress.ofLiteral("192.0.2.2"))).isFalse();
  }

  private static Cidr cidr(String text) {
    return Cidr.parse(text).orElseThrow();
  }
}
