package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.mail.LinkPurpose;
import dev.gatewright.identity.mail.MailAddress;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.Recipient;
import dev.gatewright.identity.memory.MemoryThrottles;
import dev.gatewright.identity.throttle.MailThrottle.Permission;
import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class MailThrottleTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final Permission ALLOWED = new Permission.Allowed();
  private static final Permission ENOUGH = new Permission.Enough();

  private final MemoryThrottles throttles = new MemoryThrottles();
  private final AttackWatch watch = new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {});
  private final MailThrottle throttle =
      new MailThrottle(throttles, new SecretKeySpec(new byte[32], "HmacSHA256"), watch);

  private Permission ask(LinkPurpose purpose, String recipient, String address, Instant now) {
    return throttle.reserve(
        new TenantId("acme"),
        purpose,
        new Recipient.Address(new MailAddress(recipient)),
        InetAddress.ofLiteral(address),
        now);
  }

  private Permission ask(String recipient, String address, Instant now) {
    return ask(LinkPurpose.RESET_PASSWORD, recipient, address, now);
  }

  @Test
  @DisplayName("Whoever asks has four mails of a kind sent to a person in half an hour")
  void asker() {
    for (int i = 1; i <= 4; i++) {
      assertThat(ask("ada@acme.test", "192.0.2." + i, NOON)).isEqualTo(ALLOWED);
    }

    assertThat(ask("ada@acme.test", "192.0.2.9", NOON)).isEqualTo(ENOUGH);
    assertThat(ask("bob@acme.test", "192.0.2.9", NOON)).isEqualTo(ALLOWED);
    assertThat(ask(LinkPurpose.SIGN_IN, "ada@acme.test", "192.0.2.9", NOON)).isEqualTo(ALLOWED);
    assertThat(ask("ada@acme.test", "192.0.2.9", NOON.plus(Duration.ofMinutes(30))))
        .isEqualTo(ALLOWED);
    assertThat(throttles.dump()).doesNotContain("ada", "192.0.2.9");
  }

  @Test
  @DisplayName(
      "What one network asks for at a person's address leaves others theirs, twenty in all")
  void recipient() {
    for (int i = 1; i <= 9; i++) {
      var _ = ask("ada@acme.test", "192.0.2." + i, NOON);
    }
    for (int site = 1; site <= 4; site++) {
      for (int i = 1; i <= 4; i++) {
        assertThat(ask("ada@acme.test", "198.51." + site + "." + i, NOON)).isEqualTo(ALLOWED);
      }
    }

    assertThat(ask("ada@acme.test", "203.0.113.1", NOON)).isEqualTo(ENOUGH);
    assertThat(ask("ada@acme.test", "203.0.113.2", NOON.plus(Duration.ofHours(1))))
        .isEqualTo(ALLOWED);
  }

  @Test
  @DisplayName("RFC 6177 §2: whoever has a /48 of IPv6, or a /24 of IPv4, asks for 120 an hour")
  void site() {
    for (int i = 0; i < 120; i++) {
      var person = "person" + i + "@acme.test";
      assertThat(ask(person, "2001:db8:1:" + Integer.toHexString(i * 500) + "::1", NOON))
          .isEqualTo(ALLOWED);
      assertThat(ask("v4" + person, "192.0.2." + i, NOON)).isEqualTo(ALLOWED);
    }

    assertThat(ask("ada@acme.test", "2001:db8:1:ffff::1", NOON.plusSeconds(60)))
        .isEqualTo(new Permission.Throttled(Duration.ofMinutes(59)));
    assertThat(ask("ada@acme.test", "192.0.2.200", NOON))
        .isEqualTo(new Permission.Throttled(Duration.ofHours(1)));
    assertThat(ask("ada@acme.test", "2001:db8:2::1", NOON)).isEqualTo(ALLOWED);
    assertThat(ask("ada@acme.test", "192.0.3.1", NOON)).isEqualTo(ALLOWED);
  }

  @Test
  @DisplayName("A network may ask for thirty mails an hour, and hears how long it has to wait")
  void network() {
    for (int i = 1; i <= 30; i++) {
      assertThat(ask("person" + i + "@acme.test", "192.0.2.1", NOON)).isEqualTo(ALLOWED);
    }

    assertThat(ask("ada@acme.test", "192.0.2.1", NOON.plusSeconds(60)))
        .isEqualTo(new Permission.Throttled(Duration.ofMinutes(59)));
    assertThat(ask("ada@acme.test", "192.0.2.2", NOON)).isEqualTo(ALLOWED);
    assertThat(ask("ada@acme.test", "192.0.2.1", NOON.plus(Duration.ofHours(1))))
        .isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(LinkPurpose.class)
  @DisplayName("RFC 6177 §2: the network around an address has a budget for each kind of mail too")
  void wideNetwork(LinkPurpose purpose) {
    int allowed = 0;
    for (int i = 1; i <= 200; i++) {
      allowed += ask(purpose, "p" + i + "@acme.test", "192.0.2." + i, NOON).equals(ALLOWED) ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(120);
    for (int i = 1; i <= 200; i++) {
      var address = "2001:db8:7:" + Integer.toHexString(i) + "::1";
      allowed += ask(purpose, "q" + i + "@acme.test", address, NOON).equals(ALLOWED) ? 1 : 0;
    }
    assertThat(allowed).isEqualTo(240);
    assertThat(ask(purpose, "ada@acme.test", "192.0.3.1", NOON)).isEqualTo(ALLOWED);
    assertThat(ask(purpose, "ada@acme.test", "2001:db8:8::1", NOON)).isEqualTo(ALLOWED);
  }

  @ParameterizedTest
  @EnumSource(LinkPurpose.class)
  @DisplayName("An issuer refuses nobody for what others ask for, and notices that it is attacked")
  void issuer(LinkPurpose purpose) {
    var kind = purpose == LinkPurpose.SIGN_UP ? AttackKind.SIGN_UP : AttackKind.MAIL;
    int limit = AttackLimits.DEFAULT.of(kind).attempts();
    for (int i = 1; i <= limit; i++) {
      assertThat(watch.isUnderAttack(new TenantId("acme"), kind, NOON)).isFalse();
      var _ = ask(purpose, "p" + i + "@acme.test", "203.0." + i + ".1", NOON);
    }
    assertThat(watch.isUnderAttack(new TenantId("acme"), kind, NOON)).isTrue();
    assertThat(ask(purpose, "ada@acme.test", "198.51.100.1", NOON)).isEqualTo(ALLOWED);
  }

  @Test
  @DisplayName("Work is asked for before a share of the issuer's mails is used up, at any pace")
  void shares() {
    for (var purpose : LinkPurpose.values()) {
      if (!purpose.isAskedByAnybody()) {
        continue;
      }
      int most = MailQuota.STANDARD.perIssuer(purpose.share()).orElseThrow();
      var kind = purpose == LinkPurpose.SIGN_UP ? AttackKind.SIGN_UP : AttackKind.MAIL;
      for (int inAnHour : List.of(most, 2 * most, 20 * most)) {
        assertThat(unnoticed(purpose, kind, Duration.ofHours(1).dividedBy(inAnHour)))
            .as("%s at %s an hour", purpose, inAnHour)
            .isBetween(1, most / 2);
      }
    }
  }

  /// How many are mailed, one every `pause`, before it is noticed.
  private static int unnoticed(LinkPurpose purpose, AttackKind kind, Duration pause) {
    var acme = new TenantId("acme");
    var watch = new AttackWatch(AttackLimits.DEFAULT, (_, _, _, _) -> {});
    var key = new SecretKeySpec(new byte[32], "HmacSHA256");
    var throttle = new MailThrottle(new MemoryThrottles(), key, watch);
    var mails = 0;
    var now = NOON;
    while (!watch.isUnderAttack(acme, kind, now)) {
      var to = new Recipient.Address(new MailAddress("p" + mails + "@acme.test"));
      var from = InetAddress.ofLiteral("10." + mails / 250 + "." + mails % 250 + ".1");
      assertThat(throttle.reserve(acme, purpose, to, from, now)).isEqualTo(ALLOWED);
      mails++;
      now = now.plus(pause);
    }
    return mails;
  }

  @ParameterizedTest
  @EnumSource(LinkPurpose.class)
  @DisplayName("One network makes no attack of an issuer, however much it asks for")
  void oneNetwork(LinkPurpose purpose) {
    var kind = purpose == LinkPurpose.SIGN_UP ? AttackKind.SIGN_UP : AttackKind.MAIL;
    for (int i = 1; i <= 300; i++) {
      var _ = ask(purpose, "p" + i + "@acme.test", "192.0.2.1", NOON);
    }
    assertThat(watch.isUnderAttack(new TenantId("acme"), kind, NOON)).isFalse();
  }

  @Test
  @DisplayName("No network is told to wait for no time")
  void shortestWait() {
    for (int i = 1; i <= 30; i++) {
      var _ = ask("person" + i + "@acme.test", "192.0.2.1", NOON.plusNanos(500_000));
    }

    assertThat(ask("ada@acme.test", "192.0.2.1", NOON.plus(Duration.ofHours(1))))
        .isEqualTo(new Permission.Throttled(Duration.ofSeconds(1)));
  }
}
