package dev.gatewright.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.testing.Patience;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("doctor")
final class DoctorTest {
  @TempDir private Path folder;
  private CommandLine line;

  @BeforeEach
  void apply() throws IOException {
    line = CommandLine.in(folder);
    line.run("apply", line.tenants().toString());
  }

  /// What keeps a store shut.
  enum Fault {
    NO_KEY_IN_THE_FILE("master.key does not hold 32 bytes") {
      @Override
      void make(Path folder) throws IOException {
        Files.writeString(folder.resolve("master.key"), "nonsense");
      }
    },
    ANOTHER_KEY("not the one this database was written with") {
      @Override
      void make(Path folder) throws IOException {
        var other = MasterKey.generate(new SecureRandom());
        Files.writeString(folder.resolve("master.key"), other.reveal());
      }
    },
    NO_KEY_FILE("master.key is missing") {
      @Override
      void make(Path folder) throws IOException {
        Files.delete(folder.resolve("master.key"));
      }
    },
    DAMAGED_STORE("g.db is damaged") {
      @Override
      void make(Path folder) throws IOException {
        Files.writeString(folder.resolve("g.db"), "no database at all, but long enough to be read");
      }
    };

    private final String said;

    Fault(String said) {
      this.said = said;
    }

    abstract void make(Path folder) throws IOException;
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  @DisplayName("says once what keeps the store shut, and nothing of it that is not so")
  void saysItOnce(Fault fault) throws IOException {
    fault.make(folder);

    assertThat(line.run("doctor")).isEqualTo(1);
    assertThat(line.out().lines().filter(found -> found.startsWith("FAIL")))
        .singleElement()
        .asString()
        .contains(fault.said);
    assertThat(line.out()).doesNotContain("OK    store: opens");
  }

  @Test
  @DisplayName("does not say that a key is there which the file does not hold")
  void noKeyIsNotOk() throws IOException {
    Fault.NO_KEY_IN_THE_FILE.make(folder);

    line.run("doctor");
    assertThat(line.out()).doesNotContain("OK    master key: " + folder.resolve("master.key"));
  }

  @Test
  @DisplayName("tells that the key file is gone while the server, which has read it, still runs")
  void keyGoneMeanwhile() throws IOException {
    var serving = line.serve();
    try {
      Fault.NO_KEY_FILE.make(folder);

      assertThat(line.run("doctor")).isEqualTo(1);
      assertThat(line.out()).contains("FAIL  master key: ", "is missing", "OK    store: opens");
    } finally {
      serving.stop(Duration.ZERO);
    }
  }

  @Test
  @DisplayName("asks senders and syslog too, and finds issuers that syslog misspells")
  void sendersAndSyslog() throws IOException {
    try (var syslog = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Files.writeString(
          line.config(),
          Files.readString(line.config())
              + "syslog: { to: \"tcp://127.0.0.1:%s\", issuers: [acme, acne] }\n"
                  .formatted(syslog.getLocalPort()));
      Files.writeString(
          line.tenants(),
          """
          issuers:
            - id: acme
              senders: { sms: { url: "http://127.0.0.1:1/", countries: ["+49"] } }
          """);
      assertThat(line.run("apply", line.tenants().toString())).as(line.err()).isZero();
      line.run("doctor");
      assertThat(line.out())
          .contains(
              "OK    syslog: the receiver takes connections",
              "WARN  syslog: there is no issuer acne; did you mean acme?",
              "WARN  sender acme/sms: has no secret yet")
          .doesNotContain("no issuer acme;");
    }
    line.run("sender", "rotate-secret", "sms");
    line.run("doctor");
    assertThat(line.out())
        .contains(
            "WARN  syslog: the receiver cannot be reached",
            "WARN  sender acme/sms: http://127.0.0.1:1/, ");
  }

  @Test
  @DisplayName("asks side by side, no more at once than it should, and tells all in their order")
  void sideBySide() {
    var under = new AtomicInteger();
    var most = new AtomicInteger();
    var together = new CountDownLatch(Receivers.AT_ONCE);
    List<Supplier<Finding>> questions =
        IntStream.range(0, 3 * Receivers.AT_ONCE)
            .<Supplier<Finding>>mapToObj(number ->
                () -> {
                  most.accumulateAndGet(under.incrementAndGet(), Math::max);
                  together.countDown();
                  Patience.until("as many as may", () -> together.getCount() == 0);
                  under.decrementAndGet();
                  return new Finding.Ok("finding " + number);
                })
            .toList();

    assertThat(Receivers.sideBySide(questions))
        .extracting(Finding::line)
        .containsExactlyElementsOf(
            IntStream.range(0, questions.size()).mapToObj("OK    finding %s"::formatted).toList());
    assertThat(most).hasValue(Receivers.AT_ONCE);
  }
}
