package dev.gatewright.server.syslog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.server.config.server.SyslogConfig;
import dev.gatewright.server.config.server.SyslogConfig.Facility;
import dev.gatewright.server.config.server.SyslogConfig.Receiver;
import dev.gatewright.store.events.KeptEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("An event as a syslog message")
final class SyslogMessageTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123Z");

  @Test
  @DisplayName(
      "RFC 5424 §6.3.3: what would end a value is escaped, what would end a line is not sent")
  void escapes() {
    var text = text(false, Map.of("label", "a\"b\\c]d\r\n<13>1 forged\u2028"), 8192);

    assertThat(text)
        .contains("[details@32473 label=\"a\\\"b\\\\c\\]d\ufffd\ufffd<13>1 forged\ufffd\"]")
        .doesNotContain("\n", "\r");
  }

  @Test
  @DisplayName("RFC 5424 §6.3.3: a name has nothing that would end it, and 32 characters at most")
  void names() {
    assertThat(text(false, Map.of("a b=c]\"" + "x".repeat(40), "v"), 8192))
        .contains(" a_b_c__" + "x".repeat(25) + "=\"v\"");
  }

  @Test
  @DisplayName("What is personal is told where the operator wants it, and else not")
  void personal() {
    assertThat(text(false, Map.of(), 8192)).doesNotContain("ada@");
    assertThat(text(true, Map.of(), 8192)).contains("[person@32473 email=\"ada@acme.test\"]");
  }

  @Test
  @DisplayName("One that is too long says so, and still says who did what to whom")
  void tooLong() {
    var text = text(false, Map.of("label", "ü".repeat(1024)), 2048);

    assertThat(text.getBytes(UTF_8)).hasSizeLessThan(2048);
    assertThat(text)
        .contains("seq=\"7\"", "subject=\"usr_ada\"", "truncated=\"true\"")
        .doesNotContain("ü");
  }

  @Test
  @DisplayName("RFC 5424 §6.2.1: what somebody should look at is a warning")
  void severity() {
    assertThat(text(false, Map.of(), 8192)).startsWith("<165>1 2026-11-22T10:00:00.123Z h app - ");
    var theft =
        new KeptEvent(
            1, NOW, "refresh.theft", "server", Optional.empty(), Map.of(), Optional.empty());
    assertThat(new String(message(false, 8192).of("acme", 0, theft), UTF_8)).startsWith("<164>1 ");
  }

  @Test
  @DisplayName("A number that was given again since the store was restored says so")
  void restored() {
    var event =
        new KeptEvent(7, NOW, "user.added", "server", Optional.empty(), Map.of(), Optional.empty());
    assertThat(new String(message(false, 8192).of("acme", 1_796_000_000, event), UTF_8))
        .contains(" seq=\"7\" restored=\"1796000000\" ");
    assertThat(text(false, Map.of(), 8192)).doesNotContain("restored");
  }

  private static String text(boolean personal, Map<String, String> details, int longest) {
    var event =
        new KeptEvent(
            7,
            NOW,
            "user.changed",
            "operator:console",
            Optional.of("usr_ada"),
            details,
            Optional.of(Map.of("email", "ada@acme.test")));
    return new String(message(personal, longest).of("acme", 0, event), UTF_8);
  }

  private static SyslogMessage message(boolean personal, int longest) {
    return new SyslogMessage(
        new SyslogConfig(
            new Receiver.Local("/x"),
            Facility.LOCAL4,
            "app",
            List.of(),
            personal,
            Optional.empty()),
        "h",
        longest);
  }
}
