package dev.gatewright.server.syslog;

import dev.gatewright.server.config.server.SyslogConfig;
import dev.gatewright.server.rounds.Rounds;
import dev.gatewright.server.rounds.Rounds.Manner;
import dev.gatewright.store.audit.SyslogCursors;
import dev.gatewright.store.audit.SyslogCursors.Behind;
import dev.gatewright.store.events.EventNews;
import dev.gatewright.store.events.EventTable;
import java.io.IOException;
import java.lang.System.Logger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;

/// Tells a syslog receiver what happens, on a thread of its own: issuer by issuer and in order, at
/// least once. Any thread may start and stop it.
///
/// How far it came is a row of the store, moved after events were handed over, so a restart or a
/// receiver that is away loses nothing, and no more than one part is held at a time.
public final class SyslogSender implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.syslog");

  /// Events that are handed over together.
  static final int BATCH = 100;

  private static final Duration LOOK = Duration.ofSeconds(2);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final SyslogConfig config;
  private final SyslogMessage messages;
  private final EventTable events;
  private final SyslogCursors cursors;
  private final EventNews news;
  private final Rounds rounds;

  /// Whether there may be something to tell that nobody told of.
  private final AtomicBoolean atOnce = new AtomicBoolean(true);

  /// The connection, as long as there is one.
  private final AtomicReference<Optional<SyslogLine>> line =
      new AtomicReference<>(Optional.empty());

  /// @param host where this server is, as messages say it
  public SyslogSender(SyslogConfig config, String host, EventTable events, SyslogCursors cursors) {
    this.config = config;
    this.messages = new SyslogMessage(config, host, SyslogLine.longest(config.to()));
    this.events = events;
    this.cursors = cursors;
    this.news = events.listen();
    this.rounds =
        new Rounds(
            new Manner(
                "syslog",
                "syslog waits, and nothing is lost",
                "the syslog receiver takes messages again",
                "telling the syslog receiver failed",
                FIRST_PAUSE,
                LONGEST_PAUSE),
            LOG,
            this::rounds);
  }

  /// Whether the receiver takes a connection now, for whoever looks; nothing is sent.
  ///
  /// @throws IOException when it does not
  public static void reach(SyslogConfig config) throws IOException {
    SyslogLine.open(config).close();
  }

  public void start() {
    rounds.start();
  }

  /// A line that failed is of no use any more.
  private void rounds() throws InterruptedException, IOException {
    boolean done = false;
    try {
      if (!atOnce.getAndSet(false)) {
        news.await(LOOK);
      }
      cursors.begin();
      round();
      done = true;
    } finally {
      if (!done) {
        atOnce.set(true);
        drop();
      }
    }
  }

  /// Of each issuer one part after the other, so that one with much delays the others by no more
  /// than that.
  private void round() throws IOException {
    var behind = cursors.behind();
    while (!behind.isEmpty() && !rounds.isStopping()) {
      for (var one : behind) {
        if (!rounds.isStopping()) {
          tell(one);
        }
      }
      behind = cursors.behind();
    }
  }

  private void tell(Behind one) throws IOException {
    if (!config.issuers().isEmpty() && !config.issuers().contains(one.issuer())) {
      cursors.moved(one.issuer(), one.last());
      return;
    }
    var next = events.after(one.issuer(), one.seen(), BATCH);
    if (next.isEmpty()) {
      return;
    }
    var restorations = events.restorations(one.issuer());
    open()
        .send(
            next.stream()
                .map(event ->
                    messages.of(one.issuer(), restorations.place(event.seq()).restored(), event))
                .toList());
    cursors.moved(one.issuer(), next.getLast().seq());
  }

  private SyslogLine open() throws IOException {
    var there = line.get();
    if (there.isPresent()) {
      return there.get();
    }
    var opened = SyslogLine.open(config);
    line.set(Optional.of(opened));
    return opened;
  }

  private void drop() {
    var there = line.getAndSet(Optional.empty());
    if (there.isPresent()) {
      try {
        there.get().close();
      } catch (IOException _) {
        // It is of no use any more, however it ends.
      }
    }
  }

  /// What was not handed over is, after the next start.
  @Override
  public void close() {
    var _ = rounds.stop(news::wake, Duration.ofSeconds(1));
    rounds.cutOff(this::drop, GOODBYE);
    drop();
  }
}
