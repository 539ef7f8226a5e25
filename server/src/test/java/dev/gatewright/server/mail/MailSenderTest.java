package dev.gatewright.server.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.server.mail.CarrierUnavailable.Why;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.statistics.CountKind;
import dev.gatewright.store.statistics.Statistics.Series;
import dev.gatewright.store.statistics.Step;
import dev.gatewright.testing.HeardLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class MailSenderTest {
  private final MailWorld world = new MailWorld();
  private final Carrier carrier = new Carrier();
  private Instant now = MailWorld.NOW;
  private final MailSender sender =
      new MailSender(
          world.outbox(),
          world.store.counts(),
          world.directory,
          MailWorld.writer(Optional.empty()),
          carrier,
          () -> now);

  @AfterEach
  void close() {
    sender.close();
    world.close();
  }

  /// A mail server of the test's own.
  private static final class Carrier implements MailCarrier {
    final List<String> carried = new ArrayList<>();
    boolean reachable = true;
    int opened;
    Runnable opening = () -> {};
    Function<Letter, Optional<Delivery>> answers =
        _ -> Optional.of(new Delivery.Accepted("250 taken"));

    @Override
    public Round open() throws CarrierUnavailable {
      opened++;
      opening.run();
      if (!reachable) {
        throw new CarrierUnavailable(Why.CONNECT, "nobody there", new Exception());
      }
      return new Round() {
        @Override
        public Delivery carry(Letter letter) throws CarrierUnavailable {
          carried.add(letter.to().value());
          return answers
              .apply(letter)
              .orElseThrow(() -> new CarrierUnavailable(Why.BROKEN, "broke off", new Exception()));
        }

        @Override
        public void close() {}
      };
    }
  }

  @Test
  @DisplayName("What waits is sent once, over one connection")
  void once() {
    post(3);
    drain();

    assertThat(carrier.carried).hasSize(3);
    assertThat(carrier.opened).isEqualTo(1);
    assertThat(sender.round()).isFalse();
    assertThat(world.outbox().nextDue()).isEmpty();
  }

  @Test
  @DisplayName("What is refused for good is given up and told; what is refused for now comes again")
  void refused() {
    post(2);
    carrier.answers =
        letter ->
            Optional.of(
                letter.to().value().startsWith("u0")
                    ? new Delivery.Refused("reply_550", "")
                    : new Delivery.Deferred("reply_451", ""));
    drain();

    assertThat(events()).containsExactly("mail.given_up");
    assertThat(world.store.events().after("acme", 1, 9).getFirst().details())
        .containsEntry("reason", "reply_550");
    var due = world.outbox().nextDue().orElseThrow();
    assertThat(due).isBetween(now.plusSeconds(7), now.plusSeconds(13));
    carrier.answers = _ -> Optional.of(new Delivery.Accepted("250 taken"));
    now = due;
    drain();
    assertThat(carrier.carried).hasSize(3);
    assertThat(world.outbox().nextDue()).isEmpty();
    assertThat(world.store.statistics().of("acme", now, now, Step.DAY, now).series())
        .contains(
            new Series(CountKind.MAIL, "given_up", List.of(1L)),
            new Series(CountKind.MAIL, "sent", List.of(1L)));
  }

  @Test
  @DisplayName("A mail server that is away costs no mail an attempt, and is asked less and less")
  void unreachable() {
    post(2);
    carrier.reachable = false;
    var asked = new ArrayList<Instant>();
    while (now.isBefore(MailWorld.NOW.plus(Duration.ofMinutes(20)))) {
      var before = carrier.opened;
      drain();
      if (carrier.opened > before) {
        asked.add(now);
      }
      now = now.plusSeconds(1);
    }

    assertThat(asked).hasSizeBetween(6, 12);
    carrier.reachable = true;
    now = now.plus(Duration.ofMinutes(5));
    drain();
    assertThat(carrier.carried).hasSize(2);
  }

  @Test
  @DisplayName("After a day without a mail server a mail is given up, and an old link before")
  void givenUp() {
    post(1);
    world.outbox().post(MailWorld.ACME, MailWorld.link(LinkPurpose.SIGN_IN, "en"), now);
    carrier.reachable = false;
    now = now.plusSeconds(900);
    drain();
    assertThat(events()).containsExactly("mail.given_up");

    now = MailWorld.NOW.plus(Duration.ofDays(1));
    drain();
    assertThat(events()).containsExactly("mail.given_up", "mail.given_up");
    assertThat(world.outbox().nextDue()).isEmpty();
    assertThat(carrier.carried).isEmpty();
  }

  @Test
  @DisplayName(
      "A mail server that hangs is left alone from the end of the wait on, not from its start")
  void hanging() {
    carrier.reachable = false;
    carrier.opening = () -> now = now.plusSeconds(20);
    post(1);
    drain();
    assertThat(carrier.opened).isEqualTo(1);

    now = now.plusSeconds(9);
    drain();
    assertThat(carrier.opened).as("within the pause of ten seconds").isEqualTo(1);
    now = now.plusSeconds(2);
    drain();
    assertThat(carrier.opened).isEqualTo(2);
  }

  @Test
  @DisplayName("What a mail server says is logged without the address that it repeats")
  void anonymous() {
    carrier.answers =
        letter ->
            Optional.of(
                new Delivery.Refused("reply_550", "550 5.1.1 <U0@ACME.test> is nobody here"));
    try (var log = new HeardLog("gatewright.mail")) {
      post(1);
      drain();
      assertThat(log.text())
          .contains("550 5.1.1 <...> is nobody here")
          .doesNotContainIgnoringCase("u0@acme.test");
    }
  }

  @Test
  @DisplayName("A mail over which every connection breaks does not keep the others back")
  void poison() {
    post(4);
    carrier.answers =
        letter ->
            letter.to().value().startsWith("u1")
                ? Optional.empty()
                : Optional.of(new Delivery.Accepted("250 taken"));
    for (var n = 0; n < 5; n++) {
      drain();
      now = now.plusSeconds(30);
    }

    assertThat(carrier.carried).contains("u0@acme.test", "u2@acme.test", "u3@acme.test");
  }

  @Test
  @DisplayName("The thread sends what is written while it waits, and ends when it is told to")
  void thread() throws Exception {
    var arrived = new CountDownLatch(1);
    carrier.answers =
        _ -> {
          arrived.countDown();
          return Optional.of(new Delivery.Accepted("250 taken"));
        };
    sender.start();
    post(1);
    arrived.await();
    sender.close();

    assertThat(carrier.carried).hasSize(1);
  }

  @Test
  @DisplayName("What a process took that was killed is sent by the next one at once")
  void afterAKill() throws Exception {
    post(1);
    assertThat(world.outbox().take(9, MailSender.LEASE, now)).hasSize(1);
    var arrived = new CountDownLatch(1);
    carrier.answers =
        _ -> {
          arrived.countDown();
          return Optional.of(new Delivery.Accepted("250 taken"));
        };

    sender.start();
    arrived.await();
    assertThat(carrier.carried).hasSize(1);
  }

  private void post(int mails) {
    for (var n = 0; n < mails; n++) {
      world.outbox().post(MailWorld.ACME, MailWorld.notice("u" + n + "@acme.test"), now);
    }
  }

  private void drain() {
    while (sender.round()) {
      // As long as there are some.
    }
  }

  private List<String> events() {
    return world.store.events().after("acme", 0, 99).stream()
        .map(KeptEvent::name)
        .filter(name -> name.startsWith("mail."))
        .toList();
  }
}
