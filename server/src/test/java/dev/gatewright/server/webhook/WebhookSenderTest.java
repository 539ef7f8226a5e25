package dev.gatewright.server.webhook;

import static dev.gatewright.server.webhook.WebhookWorld.ACME;
import static dev.gatewright.server.webhook.WebhookWorld.CRM;
import static dev.gatewright.server.webhook.WebhookWorld.NOW;
import static dev.gatewright.server.webhook.WebhookWorld.OTHER;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.events.By;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.store.events.KeptEvent;
import dev.gatewright.store.webhook.Delivery;
import dev.gatewright.store.webhook.Delivery.Outcome;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.testing.HeardLog;
import dev.gatewright.testing.Patience;
import dev.gatewright.testing.WebhookReceiver;
import dev.gatewright.testing.WebhookReceiver.Taken;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Sending events to a webhook")
final class WebhookSenderTest {
  private static final String ALL = "access_token.*";

  @Test
  @DisplayName("hands over CloudEvents 1.0, signed, with what the trail has of the event")
  void message() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      world.declare(ACME, receiver.url("/hooks?a=b"), "user.*");
      world.store.users().add(new TenantId("acme"), ada(), Optional.empty(), By.owner(NOW));
      world.settle(world.sender(Runnable::run));

      var taken = receiver.taken().getFirst();
      var json = taken.json();
      var seq = json.path("data").path("seq").asLong();
      assertThat(taken.header("Content-Type"))
          .isEqualTo("application/cloudevents+json; charset=utf-8");
      assertThat(taken.header("webhook-id")).isEqualTo("acme:" + seq);
      assertThat(json.path("id").asString()).isEqualTo("acme:" + seq);
      assertThat(json.path("specversion").asString()).isEqualTo("1.0");
      assertThat(json.path("source").asString()).isEqualTo("https://id.test/acme");
      assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.user.added");
      assertThat(json.path("time").asString()).isEqualTo("2026-11-22T10:00:00Z");
      assertThat(json.path("subject").asString()).isEqualTo("ada");
      assertThat(json.path("data").path("actor").asString()).isEqualTo("subject");
      assertThat(json.path("data").path("person").path("email").asString())
          .isEqualTo("ada@acme.test");
      assertThat(isSigned(taken, world.secret)).isTrue();
    }
  }

  @Test
  @DisplayName(
      "gives an event of a restored store another id than the one that had its number, and one of before the backup its own")
  void restored() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      world.declare(ACME, receiver.url("/"), ALL);
      world.happens(ACME, 1);
      world.restore(1_796_000_000);
      world.happens(ACME, 1);
      world.settle(world.sender(Runnable::run));

      var before = receiver.taken().getFirst();
      var taken = receiver.taken().getLast();
      assertThat(before.header("webhook-id")).isEqualTo("acme:" + before.seq());
      assertThat(taken.header("webhook-id")).isEqualTo("acme:" + taken.seq() + ":1796000000");
      assertThat(taken.json().path("id").asString()).isEqualTo(taken.header("webhook-id"));
    }
  }

  @Test
  @DisplayName("signs with the former secret too, as long as it counts")
  void rotation() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      var next = WebhookSecret.generate(world.random);
      var sender = world.sender(Runnable::run);
      world.declare(ACME, receiver.url("/"), ALL);
      world
          .sealed
          .webhooks()
          .replaceSecret(ACME, CRM, next, dev.gatewright.protocol.events.By.server(NOW));
      world.happens(ACME, 1);
      world.settle(sender);
      world.pass(Duration.ofDays(1));
      world.happens(ACME, 1);
      world.settle(sender);

      var both = receiver.taken().getFirst();
      var one = receiver.taken().getLast();
      assertThat(isSigned(both, world.secret)).isTrue();
      assertThat(isSigned(both, next)).isTrue();
      assertThat(isSigned(one, world.secret)).isFalse();
      assertThat(isSigned(one, next)).isTrue();
    }
  }

  @Test
  @DisplayName("sends nothing more to a receiver that was cut off while others waited")
  void cutOff() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      world.declare(ACME, receiver.url("/"), "access_token.*");
      world.happens(ACME, 10);
      receiver.answer(taken -> {
        var _ =
            world
                .sealed
                .webhooks()
                .remove(ACME, CRM, dev.gatewright.protocol.events.By.server(NOW));
        return 204;
      });
      world.sender(Runnable::run).round(Set.of(ACME.value()));

      assertThat(receiver.taken()).hasSize(1);
    }
  }

  @Test
  @DisplayName("keeps the order of events, also over a failure, under an id that stays")
  void order() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      var sender = world.sender(Runnable::run);
      world.declare(ACME, receiver.url("/"), ALL);
      world.happens(ACME, 50);
      receiver.answer(taken -> receiver.taken().size() == 3 ? 500 : 204);
      world.settle(sender);
      assertThat(receiver.taken()).hasSize(3);
      world.pass(Duration.ofSeconds(20));
      world.settle(sender);

      assertThat(receiver.taken()).hasSize(51);
      assertThat(receiver.taken().get(2).header("webhook-id"))
          .isEqualTo(receiver.taken().get(3).header("webhook-id"));
      assertThat(receiver.taken()).extracting(Taken::seq).isSorted();
      assertThat(receiver.taken().get(3).header("webhook-timestamp"))
          .isEqualTo(Long.toString(NOW.plusSeconds(20).getEpochSecond()));
      assertThat(world.deliveries(ACME))
          .extracting(Delivery::outcome)
          .containsOnly(Outcome.DELIVERED);
    }
  }

  @Test
  @DisplayName("sets an event aside that is refused again and again, and goes on with the others")
  void poison() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      var sender = world.sender(Runnable::run);
      world.declare(ACME, receiver.url("/"), ALL);
      world.happens(ACME, 3);
      var poison = world.store.events().last("acme") - 2;
      receiver.answer(taken -> taken.seq() == poison ? 400 : 200);
      world.settle(sender);
      for (int minute = 0; minute < 2; minute++) {
        world.pass(Duration.ofMinutes(1));
        world.settle(sender);
      }

      assertThat(world.deliveries(ACME))
          .extracting(Delivery::outcome)
          .containsExactly(Outcome.WAITING, Outcome.DELIVERED, Outcome.DELIVERED);
      receiver.answer(_ -> 200);
      world.pass(Duration.ofHours(5));
      world.settle(sender);
      assertThat(world.deliveries(ACME))
          .extracting(Delivery::outcome)
          .containsOnly(Outcome.DELIVERED);
    }
  }

  @Test
  @DisplayName("ends with 410, which the trail tells of")
  void gone() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      world.declare(ACME, receiver.url("/"), ALL);
      world.happens(ACME, 2);
      receiver.answer(_ -> 410);
      world.settle(world.sender(Runnable::run));
      world.pass(Duration.ofHours(5));
      world.happens(ACME, 1);
      world.settle(world.sender(Runnable::run));

      assertThat(receiver.taken()).hasSize(1);
      assertThat(world.store.events().after("acme", 0, 100))
          .extracting(KeptEvent::name)
          .contains("webhook.turned_off");
    }
  }

  @Test
  @DisplayName("follows no redirect")
  void redirect() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK)) {
      world.declare(ACME, receiver.url("/"), ALL);
      world.happens(ACME, 1);
      receiver.answer(_ -> 307);
      world.settle(world.sender(Runnable::run));

      assertThat(receiver.taken()).hasSize(1);
      assertThat(last(world).words()).isEqualTo("307");
      assertThat(last(world).isAccepted()).isFalse();
    }
  }

  @Test
  @DisplayName("calls no address that is not public, unless the operator lists it")
  void privateAddress() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.PUBLIC)) {
      var sender = world.sender(Runnable::run);
      world.declare(ACME, receiver.url("/"), ALL);
      world.happens(ACME, 1);
      world.settle(sender);
      assertThat(last(world).words()).isEqualTo("not_public");

      for (var address :
          List.of("https://169.254.169.254/", "https://10.0.0.1/", "https://[::1]/")) {
        world.declare(ACME, address, ALL);
        world.settle(sender);
        assertThat(last(world).words()).as(address).isEqualTo("not_public");
      }
      assertThat(receiver.taken()).isEmpty();
    }
  }

  @Test
  @DisplayName("does not wait for another tenant's receiver that never answers")
  void deadEndpoint() throws Exception {
    var answering = new CountDownLatch(1);
    try (var dead = WebhookReceiver.start();
        var alive = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK);
        var sender = world.sender(turn -> Thread.ofVirtual().start(turn))) {
      dead.answer(_ -> {
        Patience.until("the test is over", () -> answering.getCount() == 0);
        return 200;
      });
      world.declare(ACME, dead.url("/"), ALL);
      world.declare(OTHER, alive.url("/"), ALL);
      sender.start();
      world.happens(ACME, 30);
      Patience.until("the dead one is called", () -> !dead.taken().isEmpty());
      world.happens(OTHER, 30);
      Patience.until("the other has all", () -> alive.taken().size() == 30);

      assertThat(dead.taken()).hasSize(1);
      answering.countDown();
    }
  }

  @Test
  @DisplayName("leaves no secret in the log, in the trail and in what it keeps of deliveries")
  void secrets() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = new WebhookWorld(OutboundAllow.LOOPBACK);
        var heard = new HeardLog("gatewright.webhooks")) {
      world.declare(ACME, receiver.url("/hooks"), ALL);
      world.happens(ACME, 1);
      receiver.answer(_ -> 500);
      world.settle(world.sender(Runnable::run));

      assertThat(heard.text()).contains("webhook acme/crm", "not taken (500)");
      var secret = world.secret.text().reveal().substring("whsec_".length());
      var signature = receiver.taken().getFirst().header("webhook-signature");
      assertThat(heard.text() + world.deliveries(ACME) + world.store.events().after("acme", 0, 100))
          .doesNotContain(secret)
          .doesNotContain(signature);
    }
  }

  private static Delivery.Attempt last(WebhookWorld world) {
    return world.deliveries(ACME).getLast().last().orElseThrow();
  }

  /// As a receiver looks, who has the secret and the request alone.
  private static boolean isSigned(Taken taken, WebhookSecret secret) throws Exception {
    var key = Base64.getDecoder().decode(secret.text().reveal().substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    var signed =
        taken.header("webhook-id")
            + "."
            + taken.header("webhook-timestamp")
            + "."
            + new String(taken.body(), UTF_8);
    var wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(UTF_8)));
    return List.of(taken.header("webhook-signature").split(" ")).contains(wanted);
  }

  private static User ada() {
    return new User(
        new UserId("ada"),
        new CanonicalEmail("ada@acme.test"),
        "ada@acme.test",
        true,
        Claims.NONE,
        Optional.empty(),
        UserStatus.ACTIVE,
        NOW,
        NOW,
        Optional.empty());
  }
}
