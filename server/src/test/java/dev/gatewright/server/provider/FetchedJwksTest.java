package dev.gatewright.server.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.outbound.OutboundLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FetchedJwksTest {
  private static final IssuerId ACME = new IssuerId("acme");
  private static final ClientId WEB = new ClientId("web");

  private final AtomicInteger asked = new AtomicInteger();
  private final Outbound outbound = new Outbound(OutboundAllow.LOOPBACK, OutboundLimits.STANDARD);
  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final FetchedJwks keys = new FetchedJwks(outbound, () -> now);
  private int status = 200;
  private Optional<HttpServer> host = Optional.empty();

  @BeforeEach
  void start() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var body = ("set " + asked.incrementAndGet()).getBytes(UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    host = Optional.of(server);
  }

  @AfterEach
  void stop() {
    host.ifPresent(server -> server.stop(0));
    outbound.close();
  }

  @Test
  @DisplayName(
      "A set is fetched once in ten minutes, and again when asked for, once in half a minute")
  void kept() {
    assertThat(fetch(false)).contains("set 1");
    assertThat(fetch(false)).contains("set 1");
    assertThat(fetch(true)).contains("set 1");
    now = now.plusSeconds(31);
    assertThat(fetch(false)).contains("set 1");
    assertThat(fetch(true)).contains("set 2");
    now = now.plus(Duration.ofMinutes(11));
    assertThat(fetch(false)).contains("set 3");
  }

  @Test
  @DisplayName(
      "While its host fails, a set stays good for an hour and is asked for each half minute")
  void outage() {
    assertThat(fetch(false)).contains("set 1");
    status = 500;
    now = now.plus(Duration.ofMinutes(11));
    assertThat(fetch(false)).contains("set 1");
    assertThat(fetch(false)).contains("set 1");
    assertThat(asked).hasValue(2);
    now = now.plus(Duration.ofMinutes(50));
    assertThat(fetch(false)).isEmpty();
    status = 200;
    assertThat(fetch(false)).isEmpty();
    now = now.plusSeconds(31);
    assertThat(fetch(false)).contains("set 4");
  }

  @Test
  @DisplayName("Another address is fetched at once, and each client of each issuer has its own set")
  void apart() {
    assertThat(fetch(false)).contains("set 1");
    assertThat(keys.fetch(ACME, WEB, uri("/other"), false)).contains("set 2");
    assertThat(keys.fetch(ACME, new ClientId("app"), uri("/other"), false)).contains("set 3");
    assertThat(keys.fetch(new IssuerId("globex"), WEB, uri("/other"), false)).contains("set 4");
  }

  private Optional<String> fetch(boolean fresh) {
    return keys.fetch(ACME, WEB, uri("/jwks"), fresh);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + host.orElseThrow().getAddress().getPort() + path);
  }
}
