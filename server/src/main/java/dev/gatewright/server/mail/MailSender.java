package dev.gatewright.server.mail;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.StoreUnavailable;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.rounds.Rounds;
import dev.gatewright.server.rounds.Rounds.Manner;
import dev.gatewright.store.outbox.DueMail;
import dev.gatewright.store.outbox.OutboxTable;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Counts;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Sends what waits in the outbox, on a thread of its own, so that no request waits for a mail
/// server. One thread sends; any may start and stop it.
///
/// A mail server that cannot be reached is nobody's mail's fault: all mails wait then, for a time
/// that grows. What one mail is refused for concerns that mail alone.
public final class MailSender implements AutoCloseable {
  private static final Logger LOG = System.getLogger("gatewright.mail");

  /// Mails that go over one connection.
  static final int BATCH = 10;

  /// Longer than a batch takes where nothing hangs; what hangs ends a batch.
  static final Duration LEASE = Duration.ofMinutes(5);

  /// A mail is begun only while so much of its lease is left.
  static final Duration MARGIN = Duration.ofMinutes(2);

  /// How often the outbox is looked at where nobody says that a mail was written: another process
  /// may have written one, or a time come.
  private static final Duration LOOK = Duration.ofSeconds(2);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final OutboxTable outbox;
  private final Counts counts;
  private final TenantDirectory directory;
  private final LetterWriter writer;
  private final MailCarrier carrier;
  private final InstantSource clock;
  private final Rounds rounds;

  /// Handed over, and not yet marked so because the store could not write.
  private final Set<String> unmarked = new HashSet<>();

  private volatile Instant pausedUntil = Instant.MIN;
  private volatile Duration pause = FIRST_PAUSE;

  public MailSender(
      OutboxTable outbox,
      Counts counts,
      TenantDirectory directory,
      LetterWriter writer,
      MailCarrier carrier,
      InstantSource clock) {
    this.outbox = outbox;
    this.counts = counts;
    this.directory = directory;
    this.writer = writer;
    this.carrier = carrier;
    this.clock = clock;
    this.rounds =
        new Rounds(
            new Manner(
                "mail",
                "mail waits for the store",
                "mail is sent again",
                "sending mail failed",
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

  /// Sends what is due, at most [#BATCH]; false when there is nothing to be done now.
  boolean round() {
    var now = clock.instant();
    if (now.isBefore(pausedUntil)) {
      return false;
    }
    var due = outbox.take(BATCH, LEASE, now);
    if (due.isEmpty()) {
      return false;
    }
    var left = settled(due, now);
    if (left.isEmpty()) {
      return true;
    }
    try (var round = carrier.open()) {
      pause = FIRST_PAUSE;
      return sendAll(left, round);
    } catch (CarrierUnavailable e) {
      suspend(left, e);
      return false;
    }
  }

  /// What is left when those are settled that need no mail server.
  private List<DueMail> settled(List<DueMail> due, Instant now) {
    return due.stream()
        .filter(mail -> {
          if (unmarked.contains(mail.id())) {
            markSent(mail, now);
            return false;
          }
          if (mail.mail().isEmpty()) {
            giveUp(mail, "unreadable", now);
            return false;
          }
          if (mail.isLate(now)) {
            giveUp(mail, "late", now);
            return false;
          }
          return true;
        })
        .toList();
  }

  /// False where the connection is of no more use.
  private boolean sendAll(List<DueMail> mails, MailCarrier.Round round) {
    for (int at = 0; at < mails.size(); at++) {
      var mail = mails.get(at);
      var now = clock.instant();
      if (rounds.isStopping() || now.isAfter(mail.leasedUntil().minus(MARGIN))) {
        postpone(mails.subList(at, mails.size()), "stopping", now);
        return true;
      }
      try {
        send(mail, round);
      } catch (CarrierUnavailable e) {
        // It may be this mail over which the connection broke, so it alone counts the attempt.
        outbox.failed(mail, reason(e), now);
        suspend(mails.subList(at + 1, mails.size()), e);
        return false;
      } catch (StoreUnavailable e) {
        throw e;
      } catch (RuntimeException e) {
        LOG.log(Level.ERROR, "mail " + mail.id() + " (" + mail.kind() + ") cannot be written", e);
        outbox.failed(mail, "fault", now);
      }
    }
    return true;
  }

  private void send(DueMail mail, MailCarrier.Round round) throws CarrierUnavailable {
    var tenant = directory.tenant(new IssuerId(mail.tenant().value()));
    var now = clock.instant();
    if (tenant.isEmpty()) {
      giveUp(mail, "no_issuer", now);
      return;
    }
    var letter = writer.write(tenant.get(), mail.id(), mail.mail().orElseThrow(), mail.writtenAt());
    switch (round.carry(letter)) {
      case Delivery.Accepted _ -> {
        unmarked.add(mail.id());
        markSent(mail, clock.instant());
      }
      case Delivery.Deferred(var reason, var said) -> {
        var next = outbox.failed(mail, reason, now);
        LOG.log(
            Level.INFO,
            "mail {0} of issuer {1} ({2}) is deferred ({3}: {5}), next try {4}",
            mail.id(),
            mail.tenant().value(),
            mail.kind(),
            reason,
            next,
            anonymous(said, letter));
      }
      case Delivery.Refused(var reason, var said) -> {
        giveUp(mail, reason, now);
        if (!said.isEmpty()) {
          LOG.log(Level.INFO, "mail {0}: {1}", mail.id(), anonymous(said, letter));
        }
      }
    }
  }

  /// Mail servers repeat the address, which belongs in no log.
  private static String anonymous(String said, Letter letter) {
    var address = letter.to().value();
    return address.isEmpty()
        ? said
        : Pattern.compile(Pattern.quote(address), Pattern.CASE_INSENSITIVE)
            .matcher(said)
            .replaceAll("...");
  }

  /// It stays remembered until the store has it, so that a store that is full for a while has no
  /// mail sent twice.
  private void markSent(DueMail mail, Instant now) {
    if (outbox.sent(mail, now)) {
      counts.add(mail.tenant().value(), CountKind.MAIL, "sent", now);
    }
    unmarked.remove(mail.id());
  }

  private void giveUp(DueMail mail, String reason, Instant now) {
    if (outbox.giveUp(mail, reason, now)) {
      counts.add(mail.tenant().value(), CountKind.MAIL, "given_up", now);
      LOG.log(
          Level.WARNING,
          "mail {0} of issuer {1} ({2}) is given up: {3}",
          mail.id(),
          mail.tenant().value(),
          mail.kind(),
          reason);
    }
  }

  /// From now on, since the wait for the mail server may have been longer than the pause.
  private void suspend(List<DueMail> mails, CarrierUnavailable cause) {
    pausedUntil = clock.instant().plus(pause);
    LOG.log(
        Level.WARNING,
        "{0}; mail waits until {1}",
        String.valueOf(cause.getMessage()),
        pausedUntil);
    postpone(mails, reason(cause), pausedUntil);
    var doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void postpone(List<DueMail> mails, String reason, Instant due) {
    mails.forEach(mail -> outbox.postponed(mail, reason, due));
  }

  private static String reason(CarrierUnavailable cause) {
    return cause.why().name().toLowerCase(Locale.ROOT);
  }

  /// Takes no further mail, and waits a little for the one under way. What was not sent is sent
  /// after the next start.
  @Override
  public void close() {
    var _ = rounds.stop(outbox::wake, GOODBYE);
  }
}
