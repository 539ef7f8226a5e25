package dev.gatewright.server.sender;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.CanonicalEmail;
import dev.gatewright.identity.Claims;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.UserStatus;
import dev.gatewright.identity.join.SignInTexts;
import dev.gatewright.identity.mail.LinkId;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailedCodes;
import dev.gatewright.identity.text.PhoneNumber;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.keys.CryptoProvider;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.seal.MasterKey;
import dev.gatewright.server.dev.Inbox;
import dev.gatewright.server.directory.TenantDirectory;
import dev.gatewright.server.outbound.Outbound;
import dev.gatewright.server.outbound.OutboundAllow;
import dev.gatewright.server.outbound.OutboundLimits;
import dev.gatewright.server.webhook.SignedCalls;
import dev.gatewright.store.SealedTables;
import dev.gatewright.store.SqlStore;
import dev.gatewright.store.StoreConfig;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import dev.gatewright.store.webhook.WebhookSecret;
import dev.gatewright.testing.WebhookReceiver;
import dev.gatewright.testing.WebhookReceiver.Taken;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Handing codes to an issuer's sender")
final class TextSenderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final PhoneNumber NUMBER = new PhoneNumber("+49301234567");
  private static final AtomicInteger NAMES = new AtomicInteger();

  /// A store with one issuer, and a clock that a test moves; texts are handed over at once.
  private static final class World implements AutoCloseable {
    final SecureRandom random = new SecureRandom();
    final AtomicReference<Instant> now = new AtomicReference<>(NOW);
    final Inbox inbox = new Inbox(now::get);
    final SqlStore store;
    final SealedTables sealed;
    final TenantDirectory directory;
    final Outbound outbound = new Outbound(OutboundAllow.LOOPBACK, OutboundLimits.STANDARD);
    final TextSender sender;
    final SignInTexts texts;
    final User ada = ada();

    World(String settings) {
      store =
          SqlStore.open(
              new StoreConfig.InMemory("texts" + NAMES.incrementAndGet()),
              random,
              cause -> {
                throw new AssertionError(cause);
              });
      var master = MasterKey.generate(random);
      sealed = store.unlock(master, CryptoProvider.jdk(), random);
      var document = "{\"id\":\"acme\",\"name\":\"Acme\"%s}".formatted(settings);
      store
          .issuers()
          .declare(new IssuerId("acme"), "https://id.acme.test", document, By.server(NOW));
      store.users().add(ACME, ada, Optional.empty(), dev.gatewright.identity.events.By.server(NOW));
      directory =
          new TenantDirectory(
              store.issuers(), sealed.clients(), store.catalog(), URI.create("https://id.test"));
      var texting = new IssuerTexting(directory, true);
      texts =
          new SignInTexts(
              sealed.numbers(), texting, new MailedCodes(master.derive("codes")), random);
      sender =
          new TextSender(
              sealed.texts(),
              sealed.callSecrets(),
              directory,
              new SignedCalls(outbound, now::get),
              Optional.of(inbox),
              Runnable::run,
              now::get);
    }

    static World of(WebhookReceiver receiver) {
      return new World(
          """
          ,"senders":{"sms":{"url":"%s","countries":["+49"]}}\
          """
              .formatted(receiver.url("/codes")));
    }

    WebhookSecret rotate() {
      var secret = WebhookSecret.generate(random);
      sealed
          .callSecrets()
          .replace(
              new IssuerId("acme"),
              new Callee.Sender(TextChannel.SMS),
              secret,
              By.server(now.get()));
      return secret;
    }

    /// Writes a code for the number, and answers it.
    String write(PhoneNumber to, String language) {
      var wanted =
          new SignInTexts.Wanted(
              LinkId.generate(random),
              LinkPurpose.NUMBER_SIGN_IN,
              to,
              TextChannel.SMS,
              language,
              Optional.empty());
      var made = texts.make(ACME, wanted, ada, now.get());
      sealed
          .links()
          .issue(
              ACME, made.link(), made.text(), dev.gatewright.identity.events.By.server(now.get()));
      return made.text().code().reveal();
    }

    void settle() {
      while (sender.round()) {
        // As long as there are some.
      }
    }

    void pass(Duration time) {
      now.updateAndGet(at -> at.plus(time));
    }

    List<String> told() {
      return store.events().after("acme", 0, 100).stream()
          .filter(event -> event.name().startsWith("code."))
          .map(event -> event.name() + event.details())
          .toList();
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

    @Override
    public void close() {
      outbound.close();
      directory.close();
      store.close();
    }
  }

  @Test
  @DisplayName("says to whom, what and until when, in the person's language, and signs it")
  void message() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = World.of(receiver)) {
      var secret = world.rotate();
      var code = world.write(NUMBER, "de");
      world.settle();

      var taken = receiver.taken().getFirst();
      var json = taken.json();
      var data = json.path("data");
      assertThat(json.path("specversion").asString()).isEqualTo("1.0");
      assertThat(json.path("type").asString()).isEqualTo("dev.gatewright.code.send");
      assertThat(json.path("source").asString()).isEqualTo("https://id.test/acme");
      assertThat(taken.header("webhook-id"))
          .isEqualTo(json.path("id").asString())
          .startsWith("acme:code:");
      assertThat(data.path("channel").asString()).isEqualTo("sms");
      assertThat(data.path("to").asString()).isEqualTo("+49301234567");
      assertThat(data.path("code").asString()).isEqualTo(code);
      assertThat(data.path("purpose").asString()).isEqualTo("sign_in");
      assertThat(data.path("language").asString()).isEqualTo("de");
      assertThat(data.path("expires_at").asString()).isEqualTo("2026-11-22T10:10:00Z");
      assertThat(data.path("text").asString())
          .startsWith(code + " ist dein Code für Acme. Er gilt 10")
          .endsWith("\n\n@id.test #" + code);
      assertThat(isSigned(taken, secret)).isTrue();
      assertThat(world.told()).containsExactly("code.sent{channel=sms, purpose=number_sign_in}");
      world.settle();
      assertThat(receiver.taken()).hasSize(1);
    }
  }

  @Test
  @DisplayName("signs with the former secret too for a day after it was replaced")
  void rotation() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = World.of(receiver)) {
      var first = world.rotate();
      var second = world.rotate();
      world.write(NUMBER, "en");
      world.settle();
      world.pass(Duration.ofHours(25));
      world.write(NUMBER, "en");
      world.settle();

      var both = receiver.taken().getFirst();
      assertThat(isSigned(both, first) && isSigned(both, second)).isTrue();
      var later = receiver.taken().getLast();
      assertThat(isSigned(later, first)).isFalse();
      assertThat(isSigned(later, second)).isTrue();
    }
  }

  @Test
  @DisplayName("tries again under the same id, and no longer than the code is good")
  void again() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = World.of(receiver)) {
      world.rotate();
      world.write(NUMBER, "en");
      receiver.answer(_ -> 503);
      for (int n = 0; n < 14; n++) {
        world.settle();
        world.pass(Duration.ofMinutes(1));
      }

      assertThat(receiver.taken()).hasSizeBetween(3, 8);
      assertThat(receiver.taken())
          .extracting(one -> one.header("webhook-id"))
          .hasSize(receiver.taken().size())
          .containsOnly(receiver.taken().getFirst().header("webhook-id"));
      assertThat(world.told())
          .containsExactly("code.undeliverable{channel=sms, purpose=number_sign_in, reason=late}");
    }
  }

  @Test
  @DisplayName("gives up what the sender says can never be sent")
  void refused() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = World.of(receiver)) {
      world.rotate();
      world.write(NUMBER, "en");
      receiver.answer(_ -> 422);
      world.settle();
      world.pass(Duration.ofMinutes(1));
      world.settle();

      assertThat(receiver.taken()).hasSize(1);
      assertThat(world.told().getFirst()).contains("reply_422");
    }
  }

  @Test
  @DisplayName(
      "leaves a sender that is away alone for a while, and nobody's attempt is lost by that")
  void away() throws Exception {
    String url;
    try (var gone = WebhookReceiver.start()) {
      url = gone.url("/codes");
    }
    try (var world =
        new World(",\"senders\":{\"sms\":{\"url\":\"%s\",\"countries\":[\"*\"]}}".formatted(url))) {
      world.rotate();
      world.write(NUMBER, "en");
      world.settle();
      world.write(new PhoneNumber("+436641234567"), "en");
      world.settle();
      assertThat(world.told()).isEmpty();

      world.pass(Duration.ofSeconds(5));
      var due = world.sealed.texts().take(9, Duration.ofSeconds(1), world.now.get());
      assertThat(due).hasSize(2).allMatch(one -> one.tries() == 1);
    }
  }

  @Test
  @DisplayName("Toll fraud: nothing goes to a country that the issuer does not name any more")
  void country() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = World.of(receiver)) {
      world.rotate();
      world.write(new PhoneNumber("+882131234567"), "en");
      world.settle();

      assertThat(receiver.taken()).isEmpty();
      assertThat(world.told().getFirst()).contains("reason=country");
    }
  }

  @Test
  @DisplayName("Without a secret nothing is handed over, and without a sender a developer reads it")
  void withoutSecret() throws Exception {
    try (var receiver = WebhookReceiver.start();
        var world = World.of(receiver)) {
      world.write(NUMBER, "en");
      world.settle();
      assertThat(receiver.taken()).isEmpty();
      assertThat(world.told().getFirst()).contains("reason=no_secret");
    }
    try (var world = new World("")) {
      var code = world.write(NUMBER, "en");
      world.settle();
      var caught = world.inbox.list(Optional.of(NUMBER.value())).getFirst();
      assertThat(caught.text())
          .contains(code + " is your code for Acme. It is good for 10 minutes.");
      assertThat(world.told().getFirst()).startsWith("code.sent");
    }
  }

  /// As a receiver looks, who has the secret and the request alone.
  private static boolean isSigned(Taken taken, WebhookSecret secret) throws Exception {
    var key = Base64.getDecoder().decode(secret.text().reveal().substring("whsec_".length()));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    mac.update(
        (taken.header("webhook-id") + "." + taken.header("webhook-timestamp")).getBytes(UTF_8));
    mac.update((byte) '.');
    var wanted = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(taken.body()));
    return List.of(taken.header("webhook-signature").split(" ")).contains(wanted);
  }
}
