package dev.gatewright.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A page for this machine alone")
final class LoopbackOnlyTest {
  private static final Route SECRETS =
      LoopbackOnly.of(Route.get("/dev", _ -> HttpResponse.text(200, "secrets")));

  @Test
  @DisplayName("is not for another machine, which names localhost in its Host header")
  void remote() throws IOException {
    var proxies =
        new TrustedProxies(
            List.of(Cidr.parse("127.0.0.0/8").orElseThrow(), Cidr.parse("::1").orElseThrow()));
    try (var server = new RunningServer(HttpLimits.STANDARD, proxies, SECRETS)) {
      assertThat(server.get("/dev")).startsWith("HTTP/1.1 200").endsWith("secrets");
      assertThat(server.get("/dev", "X-Forwarded-For: 198.51.100.1"))
          .startsWith("HTTP/1.1 403")
          .doesNotContain("secrets");
    }
  }

  @Test
  @DisplayName("is not for a page here whose domain resolves to this machine")
  void rebound() throws IOException {
    try (var server = new RunningServer(SECRETS)) {
      var asked = RunningServer.request("GET", "/dev", "").replace("localhost", "evil.test");
      assertThat(server.exchange(asked)).startsWith("HTTP/1.1 403").doesNotContain("secrets");
    }
  }
}
