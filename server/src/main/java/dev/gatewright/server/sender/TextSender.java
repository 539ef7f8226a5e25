package dev.gatewright.server.sender;

import dev.gatewright.identity.text.Text;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.config.issuer.CodeSender;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.dev.Inbox;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.outbound.Caller;
import dev.gatewright.server.rounds.Rounds;
import dev.gatewright.server.rounds.Rounds.Manner;
import dev.gatewright.server.webhook.SignedCalls;
import dev.gatewright.store.outbox.DueText;
import dev.gatewright.store.outbox.TextOutbox;
import dev.gatewright.store.webhook.CallSecretTable;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.Delivery.Attempt;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// Hands codes to the senders of issuers. One thread sees what is due, and each text has a thread
/// of its own, so that a sender which does not answer holds up nobody else's. Any thread may start
/// and stop it.
///
/// A sender that cannot be reached is no text's fault: its texts wait for a time that grows. What a
/// sender says about a text concerns that text alone.
public final class TextSender implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.texts");

  /// Texts under way at the same time.
  static final int AT_ONCE = 64;

  /// Longer than a call may take.
  private static final Duration LEASE = Duration.ofMinutes(1);

  /// How often the store is looked at where nobody says that a text was written.
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration WHEN_BUSY = Duration.ofSeconds(1);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration GOODBYE = Duration.ofSeconds(6);

  /// What says that this text can never be sent, such as one to a number that is none.
  private static final Set<Integer> FOR_GOOD = Set.of(400, 422);

  private final TextOutbox outbox;
  private final CallSecretTable secrets;
  private final TenantDirectory directory;
  private final SignedCalls calls;
  private final TextWriter writer = new TextWriter();
  private final Optional<Inbox> inbox;
  private final Consumer<Runnable> threads;
  private final InstantSource clock;
  private final Rounds rounds;
  private final Semaphore places = new Semaphore(AT_ONCE);
  private final Map<Place, Rest> resting = new ConcurrentHashMap<>();

  /// One sender.
  private record Place(IssuerId issuer, TextChannel channel) {}

  /// Until when it is left alone, and for how long that is.
  private record Rest(Instant until, Duration pause) {}

  /// @param inbox where texts are shown of issuers that have no sender
  /// @param threads runs the handing over of one text
  public TextSender(
      TextOutbox outbox,
      CallSecretTable secrets,
      TenantDirectory directory,
      SignedCalls calls,
      Optional<Inbox> inbox,
      Consumer<Runnable> threads,
      InstantSource clock) {
    this.outbox = outbox;
    this.secrets = secrets;
    this.directory = directory;
    this.calls = calls;
    this.inbox = inbox;
    this.threads = threads;
    this.clock = clock;
    this.rounds =
        new Rounds(
            new Manner(
                "texts",
                "texts wait for the store",
                "texts are sent again",
                "sending texts failed",
                LOOK,
                LOOK),
            LOG,
            this::rounds);
  }

  /// Begins to send. A process that was killed left leases behind; nobody holds them, because this
  /// one has the store alone.
  public void start() {
    outbox.reclaim(clock.instant());
    rounds.start();
  }

  private void rounds() throws InterruptedException {
    while (round() && !rounds.isStopping()) {
      // As long as there are some.
    }
    outbox.awaitPosting(LOOK);
  }

  /// Begins with what is due, as far as there is room; false when there is nothing to be done now.
  boolean round() {
    int room = places.drainPermits();
    List<DueText> due;
    try {
      due = room == 0 ? List.of() : outbox.take(room, LEASE, clock.instant());
    } catch (RuntimeException e) {
      places.release(room);
      throw e;
    }
    places.release(room - due.size());
    due.forEach(one -> threads.accept(() -> turn(one)));
    return !due.isEmpty();
  }

  private void turn(DueText due) {
    try {
      handOver(due);
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "{0} waits for the store: {1}", name(due), e.getMessage());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, name(due) + " cannot be handed over", e);
      outbox.failed(due, "fault", clock.instant());
    } finally {
      places.release();
      outbox.wake();
    }
  }

  private void handOver(DueText due) {
    var now = clock.instant();
    var tenant = directory.tenant(new IssuerId(due.tenant().value()));
    if (due.text().isEmpty()) {
      giveUp(due, "unreadable");
    } else if (due.isLate(now)) {
      giveUp(due, "late");
    } else if (tenant.isEmpty()) {
      giveUp(due, "no_issuer");
    } else {
      var text = due.text().get();
      SenderKeys.of(tenant.get().settings(), text.channel())
          .ifPresentOrElse(
              sender -> call(tenant.get(), sender, due, text), () -> show(tenant.get(), due, text));
    }
  }

  private void show(Tenant tenant, DueText due, Text text) {
    if (inbox.isEmpty() || SenderKeys.isAny(tenant.settings())) {
      giveUp(due, "no_sender");
      return;
    }
    var words = writer.words(tenant, text, due.writtenAt());
    inbox.get().deliver(text.to().value(), tenant.issuer().name(), words, "", List.of());
    outbox.sent(due, clock.instant());
  }

  private void call(Tenant tenant, CodeSender sender, DueText due, Text text) {
    var issuer = tenant.issuer().id();
    var place = new Place(issuer, text.channel());
    var now = clock.instant();
    var rest = Optional.ofNullable(resting.get(place)).filter(known -> now.isBefore(known.until()));
    if (!sender.reaches(text.to())) {
      giveUp(due, "country");
      return;
    }
    if (rest.isPresent()) {
      outbox.postponed(due, "sender_away", rest.get().until());
      return;
    }
    var signing = secrets.find(issuer, new Callee.Sender(text.channel()), now).orElseGet(List::of);
    if (signing.isEmpty()) {
      giveUp(due, "no_secret");
      return;
    }
    var message = writer.write(tenant, due.id(), text, due.writtenAt());
    var caller = new Caller(issuer.value(), "sender " + text.channel().word());
    calls
        .call(caller, sender.url(), message, signing)
        .ifPresentOrElse(
            attempt -> settle(due, place, attempt),
            () -> outbox.postponed(due, "busy", clock.instant().plus(WHEN_BUSY)));
  }

  private void settle(DueText due, Place place, Attempt attempt) {
    var now = clock.instant();
    if (attempt.isAccepted()) {
      resting.remove(place);
      outbox.sent(due, now);
    } else if (attempt.status() != 0) {
      var reason = "reply_" + attempt.status();
      if (FOR_GOOD.contains(attempt.status())) {
        giveUp(due, reason);
      } else {
        LOG.log(
            Level.INFO,
            "{0} was not taken ({1}), next try {2}",
            name(due),
            reason,
            outbox.failed(due, reason, now));
      }
    } else if (!rounds.isStopping()) {
      var pause =
          Optional.ofNullable(resting.get(place))
              .map(rest -> rest.pause().multipliedBy(2))
              .map(longer -> longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE)
              .orElse(FIRST_PAUSE);
      var until = now.plus(pause);
      resting.put(place, new Rest(until, pause));
      outbox.postponed(due, attempt.reason(), until);
      LOG.log(
          Level.WARNING,
          "the sender {0} of issuer {1} is away ({2}); its texts wait until {3}",
          place.channel().word(),
          place.issuer(),
          attempt.reason(),
          until);
    }
  }

  private void giveUp(DueText due, String reason) {
    if (outbox.giveUp(due, reason, clock.instant())) {
      LOG.log(Level.WARNING, "{0} is given up: {1}", name(due), reason);
    }
  }

  private static String name(DueText due) {
    return "text " + due.id() + " of issuer " + due.tenant().value();
  }

  /// Takes no further text, and waits a little for those under way. What was not handed over is
  /// after the next start.
  @Override
  public void close() {
    var _ = rounds.stop(outbox::wake, GOODBYE);
    try {
      if (places.tryAcquire(AT_ONCE, GOODBYE.toMillis(), TimeUnit.MILLISECONDS)) {
        places.release(AT_ONCE);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
