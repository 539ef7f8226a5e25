package dev.gatewright.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A test that races a clock on the wall fails on a machine that has something else to do.
@DisplayName("No test races a wall clock")
final class WallClockTest {
  /// Reads or waits for real time.
  private static final Pattern CLOCK =
      Pattern.compile(
          "Thread\\.sleep\\(|System\\.(nanoTime|currentTimeMillis)\\(|\\.parkNanos\\("
              + "|TimeUnit\\.\\w+\\.sleep\\(|\\b(Instant|\\w+Date|\\w+Time)\\.now\\(\\)"
              + "|Clock\\.system|InstantSource\\.system\\(");

  /// A patience with real time of less than a minute. A test's own clock is moved as it likes.
  private static final Pattern SHORT =
      Pattern.compile(
          "(?<!advance\\()Duration\\.ofMillis\\(\\d"
              + "|(?i:patience\\w* = |timeout\\w* = |timeout\\(|drain\\()"
              + "Duration\\.ofSeconds\\([1-5]?\\d\\)"
              + "|\\b[1-5]?\\d, (TimeUnit\\.)?(SECONDS|MILLISECONDS)\\)"
              + "|@Timeout\\([1-5]?\\d\\)");

  /// Who may, and why a slow machine cannot hurt there.
  private static final Map<String, String> LISTED =
      Map.ofEntries(
          Map.entry("testing/Patience.java", "is how all others wait"),
          Map.entry("architecture/TimeAndChanceTest.java", "names what production may not call"),
          Map.entry("architecture/WallClockTest.java", "names it here"),
          Map.entry("architecture/offender/RecordsHelper.java", "breaks the rules on purpose"),
          Map.entry("contract/BrokenGrants.java", "opens a gap for others to fall into"),
          Map.entry("endtoend/CrashTest.java", "kills a chance moment later"),
          Map.entry("endtoend/JoinCrashTest.java", "kills a chance moment later"),
          Map.entry("endtoend/PasswordAbuseTest.java", "compares two times, taken in turn"),
          Map.entry("browser/FactorPagesTest.java", "types codes of the moment into a real server"),
          Map.entry("endtoend/Authenticator.java", "types codes of the moment into a real server"),
          Map.entry("endtoend/FactorCrashTest.java", "kills a chance moment later"),
          Map.entry("endtoend/UpstreamCrashTest.java", "kills a chance moment later"),
          Map.entry("endtoend/MailCrashTest.java", "kills a chance moment later"),
          Map.entry("mail/SmtpCarrierTest.java", "gives up on a mail server that never answers"),
          Map.entry("cli/CommandLine.java", "runs the program as it is"),
          Map.entry("cli/CutApplyTest.java", "beside a program that runs as it is"),
          Map.entry("testing/LocalCommand.java", "runs the program as it is"),
          Map.entry("testing/WebDriver.java", "looks at a browser now and then"),
          Map.entry("cli/DevCommandTest.java", "runs the program as it is"),
          Map.entry("testkit/LifeTest.java", "prints how long a start takes; its bound is minutes"),
          Map.entry("testkit/FaultsTest.java", "gives up on an answer that is 30 s away"),
          Map.entry("client/StoredRefreshTest.java", "gives up on a lease that never ends"),
          Map.entry("outbound/OutboundTest.java", "gives up on hosts that never answer"),
          Map.entry("upstream/ForeignUpstreamsTest.java", "for providers that know no other clock"),
          Map.entry(
              "upstream/UpstreamAttacksTest.java", "gives up on a provider that never answers"),
          Map.entry("outbound/OutboundTlsTest.java", "gives up on a host that never answers"),
          Map.entry("testing/DrippingHost.java", "sends a byte now and then"),
          Map.entry("http/DrainTest.java", "cuts off a request that never ends"),
          Map.entry("embedded/StartTest.java", "starts the example as it is"),
          Map.entry("embedded/TestClock.java", "for a client that knows no other clock"),
          Map.entry("foreign/ClockAhead.java", "for a provider that knows no other clock"),
          Map.entry("spring/ConfigurationTest.java", "makes a store that nobody uses"));

  @Test
  @DisplayName("Tests own their clock, and wait for others with patience")
  void testsOwnTheirClock() {
    assertThat(SourceFilesTest.linesWhere(tests(), WallClockTest::races))
        .filteredOn(place -> LISTED.keySet().stream().noneMatch(it -> place.contains("/" + it)))
        .isEmpty();
  }

  @Test
  @DisplayName("Who is excepted needs it still")
  void listedForAReason() {
    var idle = new TreeSet<>(LISTED.keySet());
    for (var place : SourceFilesTest.linesWhere(tests(), WallClockTest::races)) {
      idle.removeIf(it -> place.contains("/" + it));
    }
    assertThat(idle).isEqualTo(Set.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    Thread.sleep(50);",
        "    var now = Instant.now();",
        "    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofMillis(100)).build();",
        "    private static final Duration PATIENCE = Duration.ofSeconds(20);",
        "    assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();",
      })
  @DisplayName("What races is seen")
  void offences(String line) {
    assertThat(races(line)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "    clock.advance(Duration.ofMillis(1));",
        "    private static final Duration PATIENCE = Duration.ofMinutes(3);",
        "    private static final Duration GRACE = Duration.ofSeconds(10);",
      })
  @DisplayName("What does not is left alone")
  void innocent(String line) {
    assertThat(races(line)).isFalse();
  }

  private static boolean races(String line) {
    return CLOCK.matcher(line).find() || SHORT.matcher(line).find();
  }

  private static Stream<Path> tests() {
    return Production.sourceFiles().stream()
        .filter(file -> file.toString().contains("/src/test/java/"));
  }
}
