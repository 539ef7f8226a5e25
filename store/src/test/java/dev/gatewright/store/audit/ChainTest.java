package dev.gatewright.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gatewright.store.audit.TrailCheck.Fault;
import dev.gatewright.store.audit.TrailCheck.Wrong;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The chain over the events of an issuer")
final class ChainTest {
  @TempDir private Path folder;
  private Trail trail;

  @BeforeEach
  void open() {
    trail = new Trail(folder);
  }

  @AfterEach
  void close() {
    trail.close();
  }

  @Test
  @DisplayName("covers every event of every issuer, in units of many, and is found right")
  void covers() {
    trail.happens("acme", ChainTable.STEP + 5, Trail.NOW);
    trail.happens("other", 3, Trail.NOW);

    assertThat(trail.chains.behind()).containsExactlyInAnyOrder("acme", "other");
    assertThat(trail.chains.extend("acme")).isTrue();
    assertThat(trail.chains.extend("acme")).isFalse();
    trail.chainAndSign(Trail.NOW);

    assertThat(trail.chains.behind()).isEmpty();
    assertThat(trail.number("SELECT count(*) FROM event_chain")).isEqualTo(ChainTable.STEP + 8);
    var outcome = trail.verify();
    assertThat(outcome.fault()).isEmpty();
    assertThat(outcome.last()).isEqualTo(ChainTable.STEP + 5);
    assertThat(outcome.signed()).isEqualTo(ChainTable.STEP + 5);
    assertThat(outcome.signedAt()).contains(Trail.NOW);
    assertThat(outcome.waiting()).isZero();
  }

  @Test
  @DisplayName("has one continuation, however many threads make it")
  void oneContinuation() throws Exception {
    trail.happens("acme", 900, Trail.NOW);
    try (var threads = Executors.newFixedThreadPool(6)) {
      Callable<Boolean> chaining =
          () -> {
            trail.chain();
            trail.chains.signAll(Trail.NOW);
            return true;
          };
      for (var done : threads.invokeAll(IntStream.range(0, 6).mapToObj(n -> chaining).toList())) {
        assertThat(done.get()).isTrue();
      }
    }

    assertThat(trail.verify().fault()).isEmpty();
    assertThat(trail.number("SELECT count(*) FROM audit_key")).isEqualTo(1);
    trail.happens("acme", 1, Trail.NOW);
    trail.sql("UPDATE audit_chain SET seq = 5");
    assertThatIllegalStateException().isThrownBy(() -> trail.chains.extend("acme"));
  }

  @Test
  @DisplayName("stays right when a person's key is destroyed, and what was about them is gone")
  void forgetting() {
    trail.happens("acme", 3, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    trail.forget("acme", "u1");

    assertThat(trail.verify().fault()).isEmpty();
    assertThat(trail.events.after("acme", 0, 3))
        .extracting(event -> event.personal().isPresent())
        .containsExactly(true, false, true);
  }

  @Test
  @DisplayName("is signed once a minute in which something was added, and an hour keeps one head")
  void heads() {
    for (var second = 0; second < 180; second += 20) {
      trail.happens("acme", 1, Trail.NOW.plusSeconds(second));
      trail.chain();
      trail.chains.signDue(Trail.NOW.plusSeconds(second));
    }
    trail.chains.signDue(Trail.NOW.plusSeconds(600));
    trail.chains.signDue(Trail.NOW.plusSeconds(1200));

    assertThat(trail.number("SELECT count(*) FROM audit_head")).isEqualTo(4);
    assertThat(trail.number("SELECT count(*) FROM audit_head WHERE keep_until IS NOT NULL"))
        .isEqualTo(3);
    assertThat(trail.verify().heads()).isEqualTo(4);
    assertThat(trail.verify().signedAt()).contains(Trail.NOW.plusSeconds(600));
    trail.happens("acme", 1, Trail.NOW);
    trail.chain();
    trail.chains.signDue(Trail.NOW.plus(Duration.ofHours(1)));
    assertThat(trail.number("SELECT count(*) FROM audit_head WHERE keep_until IS NULL"))
        .isEqualTo(2);
  }

  @Test
  @DisplayName(
      "goes on where an issuer comes again under its name, from a beginning that is signed")
  void comesAgain() {
    trail.happens("acme", 4, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    trail.sql(
        "DELETE FROM event",
        "DELETE FROM event_chain",
        "DELETE FROM audit_head",
        "DELETE FROM audit_chain");
    trail.happens("acme", 2, Trail.NOW);
    trail.chain();
    trail.chains.signDue(Trail.NOW);

    var outcome = trail.verify();
    assertThat(outcome.fault()).isEmpty();
    assertThat(outcome.first()).isEqualTo(5);
    assertThat(outcome.last()).isEqualTo(6);
  }

  @Test
  @DisplayName("is signed by nobody where somebody with the file says that it begins")
  void noBeginningOfSomebodyElse() {
    trail.happens("acme", 8, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    trail.sql(
        "UPDATE audit_chain SET cut_seq = 4, cut_hash = (SELECT hash FROM event_chain WHERE seq ="
            + " 4), cut_signature = NULL",
        "DELETE FROM event WHERE seq <= 4",
        "DELETE FROM event_chain WHERE seq <= 4");
    trail.happens("acme", 1, Trail.NOW);
    trail.chain();
    trail.chains.signDue(Trail.NOW.plusSeconds(120));
    trail.chains.signAll(Trail.NOW.plusSeconds(240));

    assertThat(trail.verify().fault()).map(Fault::wrong).contains(Wrong.BEGINNING_FORGED);
  }

  /// A row that somebody adds who has the file.
  private static final String ADD =
      "INSERT INTO event SELECT issuer, %s, at, name, actor, 'evil', NULL, details, NULL FROM event WHERE seq = 3";

  @Test
  @DisplayName(
      "a row that was added behind the end keeps nobody from writing, is not chained before its number was given, and is found until then")
  void addedBehindTheEnd() {
    trail.happens("acme", 3, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    trail.sql(ADD.formatted(5), ADD.formatted(6), ADD.formatted(Long.MAX_VALUE));
    trail.chain();
    assertThat(trail.number("SELECT max(seq) FROM event_chain")).isEqualTo(3);
    assertThat(trail.events.after("acme", 0, 10)).hasSize(3);

    trail.happens("acme", 1, Trail.NOW);
    trail.chain();
    assertThat(trail.verify().last()).isEqualTo(4);
    assertThat(trail.verify().fault().map(Fault::seq)).contains(5L);

    trail.happens("acme", 2, Trail.NOW);
    assertThat(trail.events.after("acme", 4, 10).stream().map(event -> event.seq()))
        .containsExactly(5L, 6L, 7L, 8L);
    assertThat(trail.events.after("acme", 6, 1).getFirst().personal().orElseThrow())
        .containsKey("email");
    trail.chainAndSign(Trail.NOW);
    trail.sql("DELETE FROM event WHERE seq > 8");
    assertThat(trail.verify().fault()).isEmpty();
    assertThat(trail.verify().last()).isEqualTo(8);
  }

  @Test
  @DisplayName("a head that was set back keeps nobody from writing")
  void setBack() {
    trail.happens("acme", 3, Trail.NOW);
    trail.chain();
    trail.sql("UPDATE event_head SET last = 1");
    trail.happens("acme", 1, Trail.NOW);
    trail.chain();

    assertThat(trail.verify().fault()).isEmpty();
    assertThat(trail.verify().last()).isEqualTo(4);
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET actor = 'client:evil' WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET at = at + 1 WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET details = '{}' WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET details = 'no json' WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET user_id = NULL WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET organization_id = 'x' WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event SET sealed = NULL WHERE seq = 4"),
        Arguments.of(Wrong.CHANGED, 4, "UPDATE event_chain SET hash = zeroblob(32) WHERE seq = 4"),
        Arguments.of(Wrong.HASH_MISSING, 4, "DELETE FROM event_chain WHERE seq = 4"),
        Arguments.of(Wrong.MISSING, 4, "DELETE FROM event WHERE seq = 4"),
        Arguments.of(Wrong.MISSING, 1, "DELETE FROM event WHERE seq = 1"),
        Arguments.of(Wrong.MISSING, 10, "DELETE FROM event WHERE seq = 10"),
        Arguments.of(
            Wrong.MISSING,
            4,
            "DELETE FROM event WHERE seq = 4; UPDATE event SET seq = seq - 1 WHERE seq > 4"),
        Arguments.of(
            Wrong.INSERTED,
            4,
            "UPDATE event SET seq = -seq - 1 WHERE seq >= 4; UPDATE event SET seq = -seq WHERE seq"
                + " < 0; INSERT INTO event SELECT issuer, 4, at, name, actor, 'evil', NULL,"
                + " details, NULL FROM event WHERE seq = 3"),
        Arguments.of(
            Wrong.REORDERED,
            4,
            "UPDATE event SET seq = -5 WHERE seq = 4; UPDATE event SET seq = 4 WHERE seq = 5;"
                + " UPDATE event SET seq = 5 WHERE seq = -5"),
        Arguments.of(Wrong.INSERTED, 11, ADD.formatted(11)),
        Arguments.of(Wrong.INSERTED, 500, ADD.formatted(500)),
        Arguments.of(Wrong.INSERTED, 0, ADD.formatted(0)),
        Arguments.of(Wrong.HEAD_FORGED, 10, "UPDATE audit_head SET signature = zeroblob(64)"),
        Arguments.of(Wrong.HEAD_FORGED, 10, "UPDATE audit_head SET at = at + 1"),
        Arguments.of(
            Wrong.CUT_OFF,
            9,
            "DELETE FROM event WHERE seq > 8; DELETE FROM event_chain WHERE seq > 8; UPDATE"
                + " event_head SET last = 8; UPDATE audit_chain SET seq = 8, hash = (SELECT hash"
                + " FROM event_chain WHERE seq = 8)"),
        Arguments.of(
            Wrong.BEGINNING_FORGED,
            3,
            "DELETE FROM event WHERE seq <= 3; UPDATE audit_chain SET cut_seq = 3, cut_hash ="
                + " (SELECT hash FROM event_chain WHERE seq = 3)"),
        Arguments.of(Wrong.CHANGED, 10, "UPDATE audit_chain SET hash = zeroblob(32)"));
  }

  @ParameterizedTest(name = "{0} at {1}: {2}")
  @MethodSource("damages")
  @DisplayName("tells the first event that is wrong, and how")
  void damage(Wrong wrong, long seq, String statements) {
    trail.happens("acme", 10, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    assertThat(trail.verify().fault()).isEmpty();

    trail.sql(statements.split("; ", -1));

    var fault = trail.verify().fault();
    assertThat(fault.map(Fault::wrong)).contains(wrong);
    assertThat(fault.map(Fault::seq)).contains(seq);
    assertThat(fault.orElseThrow().text()).contains(Long.toString(seq));
  }

  @Test
  @DisplayName("made anew by somebody without the key is not what the server signed")
  void madeAnew() {
    trail.happens("acme", 10, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    trail.sql(
        "UPDATE event SET actor = 'client:evil' WHERE seq = 4",
        "DELETE FROM event_chain",
        "UPDATE audit_chain SET seq = 0, hash = zeroblob(32)");
    trail.chain();

    assertThat(trail.verify().fault().map(Fault::wrong)).contains(Wrong.HEAD_DIFFERS);
  }

  @Test
  @DisplayName("made anew without its heads is not what a head says that was kept elsewhere")
  void keptElsewhere() {
    trail.happens("acme", 10, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    var kept = trail.chains.head("acme").orElseThrow();
    trail.happens("acme", 5, Trail.NOW);
    trail.chainAndSign(Trail.NOW);
    assertThat(trail.verify(kept).fault()).isEmpty();

    trail.sql(
        "DELETE FROM event WHERE seq > 9",
        "DELETE FROM event_chain WHERE seq > 9",
        "DELETE FROM audit_head",
        "UPDATE event_head SET last = 9",
        "UPDATE audit_chain SET seq = 9, head_seq = 0,"
            + " hash = (SELECT hash FROM event_chain WHERE seq = 9)");
    assertThat(trail.verify().fault()).isEmpty();
    assertThat(trail.verify(kept).fault().map(Fault::wrong)).contains(Wrong.CUT_OFF);
    assertThat(trail.verify(kept).fault().map(Fault::seq)).contains(10L);

    trail.sql(
        "DELETE FROM event",
        "DELETE FROM event_chain",
        "DELETE FROM audit_chain",
        "DELETE FROM event_head");
    assertThat(trail.verify(kept).fault().map(Fault::wrong)).contains(Wrong.CUT_OFF);
  }

  @Test
  @DisplayName(
      "says of events that are not chained yet how many there are, and that none is missing")
  void waiting() {
    trail.happens("acme", 3, Trail.NOW);
    assertThat(trail.verify().waiting()).isEqualTo(3);
    assertThat(trail.verify().fault()).isEmpty();
    trail.chain();
    trail.happens("acme", 3, Trail.NOW);
    assertThat(trail.verify().waiting()).isEqualTo(3);
    assertThat(trail.verify().signed()).isZero();

    trail.sql("DELETE FROM event WHERE seq = 5");
    assertThat(trail.verify().fault().map(Fault::seq)).contains(5L);
    trail.sql("DELETE FROM event WHERE seq > 3");
    assertThat(trail.verify().fault().map(Fault::seq)).contains(4L);
  }
}
