package dev.gatewright.server.webhook;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.rounds.Rounds;
import dev.gatewright.server.rounds.Rounds.Manner;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.Delivery.Attempt;
import dev.gatewright.store.webhook.DeliveryTable;
import dev.gatewright.store.webhook.DeliveryTable.Place;
import dev.gatewright.store.webhook.KeptWebhook;
import dev.gatewright.store.webhook.WebhookTable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Sends events to webhooks. One thread sees what is to be sent; each webhook that has something
/// gets a turn on a thread of its own, one at a time, so that its events stay in order. Any thread
/// may start and stop it.
///
/// A tenant has [#TURNS_OF_ISSUER] turns at a time, tenants with waiting events come in turn, and a
/// receiver that does not answer has few turns at all (see [DeliveryTable]): so a dead one delays
/// nobody else's events.
public final class WebhookSender implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.webhooks");

  /// Turns under way at the same time.
  static final int TURNS = 64;

  /// Those of one issuer among them.
  static final int TURNS_OF_ISSUER = 4;

  /// Deliveries in one turn.
  static final int BATCH = 20;

  /// Webhooks that are looked at for a turn: more than can have one, since some have it.
  private static final int LOOKED_AT = 4 * TURNS;

  /// How often the store is looked at where nobody tells of an event.
  private static final Duration LOOK = Duration.ofSeconds(2);

  /// How long a webhook rests after a fault of ours.
  private static final Duration REST = Duration.ofMinutes(1);

  private static final Duration WHEN_BUSY = Duration.ofSeconds(1);

  /// Longer than a call may take.
  private static final Duration GOODBYE = Duration.ofSeconds(6);

  private static final int LAST_LOOKS = 300;

  private final EventTable events;
  private final WebhookTable webhooks;
  private final DeliveryTable deliveries;
  private final TenantDirectory directory;
  private final WebhookCaller caller;
  private final Consumer<Runnable> threads;
  private final InstantSource clock;
  private final Rounds rounds;

  /// Whose turn it is, and how many each issuer has.
  private final Set<Place> turns = ConcurrentHashMap.newKeySet();

  private final Map<Place, Instant> resting = new ConcurrentHashMap<>();
  private volatile Instant lookAgain = Instant.MIN;

  /// @param threads runs a turn
  public WebhookSender(
      EventTable events,
      WebhookTable webhooks,
      DeliveryTable deliveries,
      TenantDirectory directory,
      WebhookCaller caller,
      Consumer<Runnable> threads,
      InstantSource clock) {
    this.events = events;
    this.webhooks = webhooks;
    this.deliveries = deliveries;
    this.directory = directory;
    this.caller = caller;
    this.threads = threads;
    this.clock = clock;
    this.rounds =
        new Rounds(
            new Manner(
                "webhooks",
                "webhooks wait for the store",
                "webhooks go on",
                "sending to webhooks failed",
                LOOK,
                LOOK),
            LOG,
            () -> round(events.news().await(LOOK)));
  }

  public void start() {
    rounds.start();
  }

  /// Sees what is new and gives turns. Of an issuer with many new events it takes some, then those
  /// of the others.
  void round(Set<String> news) {
    var now = clock.instant();
    var behind = new ArrayDeque<IssuerId>(deliveries.withWebhooks(news));
    if (!now.isBefore(lookAgain)) {
      lookAgain = now.plus(LOOK);
      deliveries.behind().stream().filter(one -> !behind.contains(one)).forEach(behind::add);
    }
    giveTurns();
    while (!behind.isEmpty() && !rounds.isStopping()) {
      var issuer = behind.removeFirst();
      if (deliveries.collect(issuer, now)) {
        behind.addLast(issuer);
      }
      giveTurns();
    }
  }

  private void giveTurns() {
    var now = clock.instant();
    for (var place : deliveries.ready(now, LOOKED_AT)) {
      if (rounds.isStopping() || turns.size() >= TURNS) {
        return;
      }
      if (mayHaveTurn(place, now) && turns.add(place)) {
        threads.accept(() -> turn(place));
      }
    }
  }

  private boolean mayHaveTurn(Place place, Instant now) {
    var until = resting.getOrDefault(place, Instant.MIN);
    var ofIssuer = turns.stream().filter(one -> one.issuer().equals(place.issuer())).count();
    return now.isAfter(until) && ofIssuer < TURNS_OF_ISSUER;
  }

  private void turn(Place place) {
    try {
      resting.remove(place);
      send(place);
    } catch (StoreUnavailable e) {
      LOG.log(Level.WARNING, "{0} waits for the store: {1}", name(place), e.getMessage());
      resting.put(place, clock.instant().plus(LOOK));
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, name(place) + " could not be served", e);
      resting.put(place, clock.instant().plus(REST));
    } finally {
      turns.remove(place);
      events.news().wake();
    }
  }

  private void send(Place place) {
    var tenant = directory.tenant(place.issuer());
    if (tenant.isEmpty()) {
      resting.put(place, clock.instant().plus(REST));
      return;
    }
    var due = deliveries.due(place, clock.instant(), BATCH);
    if (due.isEmpty()) {
      deliveries.look(place);
    }
    for (var delivery : due) {
      // Looked up for each: somebody may have cut the receiver off since the last one.
      var webhook = webhooks.find(place.issuer(), place.id()).filter(KeptWebhook::isOn);
      if (rounds.isStopping()
          || webhook.isEmpty()
          || !sent(webhook.get(), place, tenant.get().issuer().url(), delivery)) {
        return;
      }
    }
  }

  /// Whether the next one may be sent.
  private boolean sent(KeptWebhook webhook, Place place, String url, Delivery delivery) {
    var issuer = place.issuer().value();
    var event =
        events.after(issuer, delivery.seq() - 1, 1).stream()
            .filter(found -> found.seq() == delivery.seq())
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("there is no event " + delivery.seq()));
    // A receiver that remembers ids would take an event for one that had its number before a
    // restore.
    var id = events.restorations(issuer).place(event.seq()).id(issuer);
    var called = caller.call(webhook, Message.of(id, url, event));
    if (called.isEmpty()) {
      deliveries.postponed(place, clock.instant().plus(WHEN_BUSY));
      return false;
    }
    var attempt = called.get();
    if (attempt.isAccepted()) {
      deliveries.delivered(place, delivery, attempt);
      return true;
    }
    if (rounds.isStopping() && attempt.status() == 0) {
      return false; // Cut off by our own end.
    }
    if (attempt.isGone()) {
      deliveries.turnOff(place, delivery, attempt);
      LOG.log(Level.WARNING, "{0} is turned off: its receiver answered 410", name(place));
      return false;
    }
    failed(place, delivery, attempt);
    return false;
  }

  private void failed(Place place, Delivery delivery, Attempt attempt) {
    var next = deliveries.failed(place, delivery, attempt);
    LOG.log(
        next.isPresent() ? Level.INFO : Level.WARNING,
        "{0}: event {1} was not taken ({2}), {3}",
        name(place),
        Long.toString(delivery.seq()),
        attempt.words(),
        next.map(at -> "next try " + at).orElse("and is given up"));
  }

  private static String name(Place place) {
    return "webhook " + place.issuer() + "/" + place.id();
  }

  /// Gives no further turn, and waits a little for the calls under way. What was not delivered is
  /// sent after the next start.
  @Override
  public void close() {
    var _ = rounds.stop(events.news()::wake, GOODBYE);
    try {
      for (int looks = 0; looks < LAST_LOOKS && !turns.isEmpty(); looks++) {
        Thread.sleep(GOODBYE.dividedBy(LAST_LOOKS));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
