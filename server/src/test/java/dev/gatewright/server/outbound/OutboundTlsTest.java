package dev.gatewright.server.outbound;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.outbound.OutboundAnswer.Answered;
import dev.gatewright.server.outbound.OutboundAnswer.Unanswered;
import dev.gatewright.server.outbound.OutboundAnswer.Why;
import dev.gatewright.testing.TestCertificate;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutboundTlsTest {
  private static final Caller ACME = new Caller("acme", "web");

  @TempDir static Path folder;

  private static SSLContext tls;

  @BeforeAll
  static void certificate() throws Exception {
    tls = TestCertificate.of("dns:keys.test", folder).context();
  }

  @Test
  @DisplayName(
      "RFC 9110 §4.3.4: the certificate must be the name's, and SNI names it, at the pinned address")
  void nameOfTheAddress() throws Exception {
    Queue<String> names = new ConcurrentLinkedQueue<>();
    try (var listening = listen(names);
        var outbound = door(Duration.ofMinutes(3))) {
      assertThat(outbound.get(ACME, url("keys.test", listening), "*/*"))
          .isInstanceOf(Answered.class);
      assertThat(names).containsExactly("keys.test");
      assertThat(outbound.get(ACME, url("other.test", listening), "*/*"))
          .isEqualTo(new Unanswered(Why.BROKEN));
    }
  }

  @Test
  @DisplayName("A handshake that never ends is cut off at the deadline")
  void silentHandshake() throws Exception {
    try (var listening = new java.net.ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var outbound = door(Duration.ofMillis(400))) {
      var uri = URI.create("https://keys.test:" + listening.getLocalPort() + "/");
      assertThat(outbound.get(ACME, uri, "*/*")).isEqualTo(new Unanswered(Why.TOO_SLOW));
    }
  }

  private static Outbound door(Duration deadline) {
    return new Outbound(
        OutboundAllow.LOOPBACK,
        new OutboundLimits(deadline, 50, 4, 8),
        _ -> List.of(InetAddress.getLoopbackAddress()),
        tls::getSocketFactory);
  }

  private static URI url(String host, SSLServerSocket listening) {
    return URI.create("https://" + host + ":" + listening.getLocalPort() + "/jwks");
  }

  private static SSLServerSocket listen(Queue<String> names) throws IOException {
    var listening =
        (SSLServerSocket)
            tls.getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.startVirtualThread(() -> {
      while (!listening.isClosed()) {
        try (var socket = (SSLSocket) listening.accept()) {
          socket.startHandshake();
          for (var name : ((ExtendedSSLSession) socket.getSession()).getRequestedServerNames()) {
            names.add(((SNIHostName) name).getAsciiName());
          }
          socket.getInputStream().read();
          socket.getOutputStream().write("HTTP/1.1 200 OK\r\n\r\nok".getBytes(US_ASCII));
        } catch (IOException _) {
          // The other side did not like the certificate, or the test is over.
        }
      }
    });
    return listening;
  }
}
