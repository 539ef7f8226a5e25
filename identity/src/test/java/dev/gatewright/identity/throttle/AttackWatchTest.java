package dev.gatewright.identity.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.events.AttackKind;
import dev.gatewright.identity.mail.MailQuota;
import dev.gatewright.identity.mail.MailShare;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class AttackWatchTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");
  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId GLOBEX = new TenantId("globex");

  private final List<String> told = new ArrayList<>();
  private final AttackWatch watch =
      new AttackWatch(
          new AttackLimits(
              limit(10),
              limit(4),
              limit(6),
              new MailQuota(Duration.ofHours(1), 20, 40, 100, 60, 30)),
          (tenant, kind, begun, at) ->
              told.add(tenant.value() + " " + kind.word() + (begun ? " began" : " ended")));

  private static ThrottleLimit limit(int count) {
    return new ThrottleLimit(count, Duration.ofMinutes(1));
  }

  private void fail(int times, Instant now) {
    for (int i = 0; i < times; i++) {
      watch.note(ACME, AttackKind.SIGN_IN, now);
    }
  }

  private boolean isUnderAttack(Instant now) {
    return watch.isUnderAttack(ACME, AttackKind.SIGN_IN, now);
  }

  @Test
  @DisplayName("As many within a minute as the limit are an attack, of this issuer and kind alone")
  void begins() {
    fail(9, NOON);
    assertThat(isUnderAttack(NOON)).isFalse();
    fail(1, NOON.plusSeconds(49));
    assertThat(isUnderAttack(NOON.plusSeconds(49))).isTrue();
    assertThat(watch.isUnderAttack(ACME, AttackKind.MAIL, NOON)).isFalse();
    assertThat(watch.isUnderAttack(GLOBEX, AttackKind.SIGN_IN, NOON)).isFalse();
    assertThat(told).containsExactly("acme sign_in began");
  }

  @Test
  @DisplayName(
      "What is older than a minute counts no more, however long it goes on below the limit")
  void slides() {
    for (int i = 0; i < 600; i++) {
      fail(1, NOON.plusSeconds(7L * i));
    }
    assertThat(told).isEmpty();
    fail(9, NOON.plusSeconds(10_000));
    fail(9, NOON.plusSeconds(10_061));
    assertThat(told).isEmpty();
  }

  @Test
  @DisplayName("It ends after five minutes without half the limit, and is told once")
  void ends() {
    fail(30, NOON);
    fail(5, NOON.plusSeconds(240));
    fail(4, NOON.plusSeconds(420));
    assertThat(isUnderAttack(NOON.plusSeconds(539))).isTrue();
    assertThat(isUnderAttack(NOON.plusSeconds(540))).isFalse();
    assertThat(isUnderAttack(NOON.plusSeconds(900))).isFalse();
    assertThat(told).containsExactly("acme sign_in began", "acme sign_in ended");
  }

  @Test
  @DisplayName("Its end is noticed when nobody comes any more, and what is quiet is forgotten")
  void settles() {
    fail(10, NOON);
    watch.settle(NOON.plusSeconds(60));
    assertThat(told).hasSize(1);
    watch.settle(NOON.plusSeconds(300));
    assertThat(told).containsExactly("acme sign_in began", "acme sign_in ended");
    fail(10, NOON.plusSeconds(301));
    assertThat(told).last().isEqualTo("acme sign_in began");
  }

  /// One more every so often than would make an attack by its pace.
  private Instant write(int mails, AttackKind kind, MailShare share) {
    var at = NOON;
    for (int i = 0; i < mails; i++) {
      at = at.plusSeconds(30);
      watch.note(ACME, kind, share, at);
    }
    return at;
  }

  @Test
  @DisplayName("Half a share of mails within its window is an attack, however slowly it is used up")
  void share() {
    var at = write(49, AttackKind.MAIL, MailShare.SIGN_INS);
    assertThat(watch.isUnderAttack(ACME, AttackKind.MAIL, at)).isFalse();
    watch.note(ACME, AttackKind.MAIL, MailShare.RECOVERY, at);
    assertThat(watch.isUnderAttack(ACME, AttackKind.MAIL, at)).as("another share").isFalse();
    watch.note(ACME, AttackKind.MAIL, MailShare.SIGN_INS, at);
    assertThat(watch.isUnderAttack(ACME, AttackKind.MAIL, at)).isTrue();
    assertThat(watch.isUnderAttack(ACME, AttackKind.SIGN_UP, at)).isFalse();
    for (int i = 0; i < 6; i++) {
      watch.note(ACME, AttackKind.MAIL, MailShare.OWN, at);
    }
    assertThat(told).as("by its pace too, and told once").containsExactly("acme mail began");

    watch.settle(at.plusSeconds(3599));
    assertThat(told).hasSize(1);
    watch.settle(at.plusSeconds(3600));
    assertThat(told).containsExactly("acme mail began", "acme mail ended");
  }

  @Test
  @DisplayName("A clock that is put back ends nothing early and counts nothing twice")
  void clockPutBack() {
    fail(5, NOON);
    fail(4, NOON.minusSeconds(3600));
    assertThat(isUnderAttack(NOON.minusSeconds(3600))).isFalse();
    fail(1, NOON);
    assertThat(isUnderAttack(NOON.minusSeconds(3600))).isTrue();
  }
}
