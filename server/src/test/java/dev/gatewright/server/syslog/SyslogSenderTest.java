package dev.gatewright.server.syslog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.server.ServerConfig.HostPort;
import dev.gatewright.server.config.server.SyslogConfig;
import dev.gatewright.server.config.server.SyslogConfig.Facility;
import dev.gatewright.server.config.server.SyslogConfig.Receiver;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.TestCertificate;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A syslog receiver")
final class SyslogSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final AtomicInteger NAMES = new AtomicInteger();

  @TempDir private Path folder;

  private final SqlStore store =
      SqlStore.open(
          new StoreConfig.InMemory("syslog" + NAMES.incrementAndGet()),
          new SecureRandom(),
          cause -> {
            throw new AssertionError(cause);
          });

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("has over UDP a message for each event since it is listened, as RFC 5424 wants it")
  void udp() throws Exception {
    happens("acme", 3);
    try (var receiver = SyslogReceiver.udp();
        var sender = sender(new Receiver.Udp(at(receiver)))) {
      sender.start();
      Patience.until("it listens", () -> store.syslogCursors().behind().isEmpty());
      happens("acme", 1);
      Patience.until("it has the message", () -> !receiver.taken.isEmpty());

      assertThat(receiver.taken)
          .containsExactly(
              "<85>1 2026-11-22T10:00:00Z id.acme.test gatewright - issuer.declared"
                  + " [event@32473 issuer=\"acme\" seq=\"4\" name=\"issuer.declared\""
                  + " actor=\"server\"][details@32473 url=\"https://id.test/acme\"]"
                  + " acme 4 issuer.declared by server");
    }
  }

  @Test
  @DisplayName("has over TCP each event once and in order")
  void tcp() throws Exception {
    store.syslogCursors().begin();
    happens("acme", 150);
    try (var receiver = SyslogReceiver.tcp();
        var sender = sender(new Receiver.Tcp(at(receiver)))) {
      sender.start();
      Patience.until("all are there", () -> receiver.taken.size() == 150);
      Patience.until("all is seen", () -> store.syslogCursors().behind().isEmpty());
      assertThat(numbers(receiver, "acme")).hasSize(150).isSorted().doesNotHaveDuplicates();
    }
  }

  /// At a socket of this machine, whose name nobody else takes meanwhile, as a port may be.
  @Test
  @DisplayName("that is away has all when it is back, over restarts of the server too")
  void away() throws Exception {
    var socket = folder.resolve("s");
    var to = new Receiver.Local(socket.toString());
    store.syslogCursors().begin();
    happens("acme", 2);
    try (var sender = sender(to)) {
      sender.start();
    }
    try (var sender = sender(to)) {
      sender.start();
      happens("other", 5);
      try (var receiver = SyslogReceiver.unix(socket)) {
        Patience.until("all are there", () -> receiver.taken.size() == 7);
        assertThat(numbers(receiver, "acme")).containsExactly(1, 2);
        Patience.until("all is seen", () -> store.syslogCursors().behind().isEmpty());
      }
      happens("acme", 1);
      try (var receiver = SyslogReceiver.unix(socket)) {
        Patience.until("the connection is made anew", () -> !receiver.taken.isEmpty());
        assertThat(numbers(receiver, "acme")).containsExactly(3);
      }
    }
  }

  private static List<Integer> numbers(SyslogReceiver receiver, String issuer) {
    return receiver.taken.stream()
        .filter(message -> message.contains("issuer=\"" + issuer + "\""))
        .map(message -> Integer.valueOf(message.replaceAll(".* seq=\"([0-9]+)\".*", "$1")))
        .toList();
  }

  @Test
  @DisplayName("is told over TLS alone where its certificate is of its name and of an authority")
  void tls() throws Exception {
    var certificate = TestCertificate.of("dns:localhost", folder);
    store.syslogCursors().begin();
    happens("acme", 1);
    try (var receiver = SyslogReceiver.tls(certificate.context())) {
      var named = new Receiver.Tls(new HostPort("localhost", receiver.port()));
      var other = new Receiver.Tls(new HostPort("127.0.0.1", receiver.port()));
      try (var unknown = sender(named);
          var misnamed = sender(other, Optional.of(certificate.pem()))) {
        unknown.start();
        misnamed.start();
        try (var right = sender(named, Optional.of(certificate.pem()))) {
          right.start();
          Patience.until("it is there", () -> !receiver.taken.isEmpty());
        }
        assertThat(receiver.taken).hasSize(1);
      }
    }
  }

  @Test
  @DisplayName("is told of the issuers that are named, and of others not even later")
  void issuers() throws Exception {
    store.syslogCursors().begin();
    happens("acme", 2);
    happens("other", 2);
    try (var receiver = SyslogReceiver.udp()) {
      var to = new Receiver.Udp(at(receiver));
      try (var sender =
          new SyslogSender(
              config(to, List.of("other")), "h", store.events(), store.syslogCursors())) {
        sender.start();
        Patience.until("it is told", () -> receiver.taken.size() == 2);
        Patience.until("all is seen", () -> store.syslogCursors().behind().isEmpty());
      }
      try (var sender = sender(to)) {
        sender.start();
        happens("acme", 1);
        Patience.until("it is told", () -> receiver.taken.size() == 3);
        assertThat(receiver.taken.getLast()).contains("issuer=\"acme\" seq=\"3\"");
      }
    }
  }

  private static HostPort at(SyslogReceiver receiver) {
    return new HostPort("127.0.0.1", receiver.port());
  }

  private static SyslogConfig config(Receiver to, List<String> issuers) {
    return new SyslogConfig(to, Facility.AUTHPRIV, "gatewright", issuers, false, Optional.empty());
  }

  private SyslogSender sender(Receiver to) {
    return sender(to, Optional.empty());
  }

  private SyslogSender sender(Receiver to, Optional<String> authorities) {
    return new SyslogSender(
        new SyslogConfig(to, Facility.AUTHPRIV, "gatewright", List.of(), false, authorities),
        "id.acme.test",
        store.events(),
        store.syslogCursors());
  }

  private void happens(String issuer, int count) {
    for (var n = 0; n < count; n++) {
      store
          .issuers()
          .declare(new IssuerId(issuer), "https://id.test/" + issuer, "{}", By.server(NOW));
    }
  }
}
