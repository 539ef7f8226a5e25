package dev.gatewright.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RecordsTest {
  private static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

  @Test
  @DisplayName("Generated ids carry their prefix and 128 random bits, and do not repeat")
  void generatedIds() {
    var random = new SecureRandom();

    assertThat(UserId.generate(random).value()).matches("usr_[A-Za-z0-9_-]{22}");
    assertThat(SessionId.generate(random).value()).matches("s_[A-Za-z0-9_-]{22}");
    assertThat(DeviceId.generate(random).value()).matches("d_[A-Za-z0-9_-]{22}");
    assertThat(SessionId.generate(random)).isNotEqualTo(SessionId.generate(random));
  }

  @Test
  @DisplayName("An id of one kind does not pass for one of another")
  void idsDoNotMix() {
    var session = SessionId.generate(new SecureRandom()).value();

    assertThat(SessionId.parse(session)).isPresent();
    assertThat(DeviceId.parse(session)).isEmpty();
    assertThat(SessionId.parse(session + "A")).isEmpty();
    assertThat(UserId.parse("usr 1")).isEmpty();
    assertThat(TenantId.parse("acme/../other")).isEmpty();
  }

  @Test
  @DisplayName("A secret, a password hash and a password print as stars")
  void secretsPrintAsStars() {
    assertThat(new Secret("hunter2")).hasToString("Secret[***]");
    assertThat(new PasswordHash("$2b$05$abc").toString()).doesNotContain("abc");
  }

  @Test
  @DisplayName("Claims keep their order and read back equal, whatever kind of number was written")
  void claimsAreJson() {
    var declared = new LinkedHashMap<String, Object>();
    declared.put("zoneinfo", "Europe/Berlin");
    declared.put("age", 36);
    declared.put("address", Map.of("locality", "London", "lines", List.of("1", 2)));

    var claims = Claims.parse(declared).orElseThrow();

    assertThat(claims.values().keySet()).containsExactly("zoneinfo", "age", "address");
    assertThat(claims.one("age")).contains(36L);
    assertThat(new Claims(claims.values())).isEqualTo(claims);
  }

  @Test
  @DisplayName("A claim cannot speak for the account or hold what JSON cannot")
  void impossibleClaims() {
    assertThat(Claims.parse(Map.of("sub", "somebody else"))).isEmpty();
    assertThat(Claims.parse(Map.of("email_verified", true))).isEmpty();
    assertThat(Claims.parse(Map.of("at", NOON))).isEmpty();
    assertThat(Claims.parse(Map.of("n", Double.NaN))).isEmpty();
    assertThat(Claims.parse(Map.of("deep", nested(20)))).isEmpty();
    assertThat(Claims.parse(Map.of("long", "x".repeat(Claims.MAX_TEXT + 1)))).isEmpty();
  }

  @Test
  @DisplayName("Claims do not change when the map they were made from does")
  void claimsAreCopies() {
    var declared = new LinkedHashMap<String, Object>(Map.of("name", "Ada"));
    var claims = new Claims(declared);

    declared.put("name", "Eve");

    assertThat(claims.one("name")).contains("Ada");
  }

  @Test
  @DisplayName("What began at or before a sign-out everywhere is dead, what began later is not")
  void signedOut() {
    var user = user(UserStatus.ACTIVE, Optional.of(NOON));

    assertThat(user.outlivesSignOut(NOON.minusMillis(1))).isFalse();
    assertThat(user.outlivesSignOut(NOON)).isFalse();
    assertThat(user.outlivesSignOut(NOON.plusNanos(999_999))).isFalse();
    assertThat(user.outlivesSignOut(NOON.plusMillis(1))).isTrue();
  }

  @Test
  @DisplayName("A session ends by itself when idle for too long, and when too old")
  void sessionEnds() {
    var session = session(NOON, Optional.empty());

    assertThat(session.isLive(NOON.plusSeconds(3599))).isTrue();
    assertThat(session.isLive(NOON.plusSeconds(3600))).isFalse();
    var visited = session(NOON.plusSeconds(86_399), Optional.empty());
    assertThat(visited.isLive(NOON.plusSeconds(86_399))).isTrue();
    assertThat(visited.isLive(NOON.plusSeconds(86_400))).isFalse();
    assertThat(session(NOON, Optional.of(NOON)).isLive(NOON)).isFalse();
  }

  @Test
  @DisplayName("A session holds each proof once, the newer of two, and keeps what it does not know")
  void sessionHoldsFactors() {
    var later = NOON.plusSeconds(60);
    var session = session(NOON, Optional.empty());
    var known = session.with(session.document().with("later_field", List.of("kept")));

    var stronger =
        known.proved(
            List.of(
                new Factor(SignInMethod.PASSWORD, later),
                new Factor(SignInMethod.RECOVERY_CODE, later)));

    assertThat(session.factors()).containsExactly(new Factor(SignInMethod.PASSWORD, NOON));
    assertThat(stronger.factors())
        .containsExactly(
            new Factor(SignInMethod.PASSWORD, later),
            new Factor(SignInMethod.RECOVERY_CODE, later));
    assertThat(stronger.authTime()).isEqualTo(later);
    assertThat(stronger.amr()).containsExactly("mfa", "otp", "pwd");
    assertThat(Factor.areTwo(stronger.factors())).isTrue();
    assertThat(stronger.document().fields()).containsEntry("later_field", List.of("kept"));
    assertThat(stronger.userAgent()).isEqualTo(session.userAgent());
  }

  @Test
  @DisplayName("What a browser says of itself is kept short and on one line")
  void browserSummary() {
    var session = session(NOON, Optional.empty());

    assertThat(session.userAgent().orElseThrow())
        .hasSize(Session.MAX_SUMMARY - 2)
        .startsWith("Evil Browser")
        .doesNotContain("\n", "\r");
  }

  @Test
  @DisplayName("Only an active membership of an active organization is told to applications")
  void activeMemberships() {
    var acme = new OrganizationId("org_acme");
    var active = new Organization(acme, "Acme", OrganizationStatus.ACTIVE);
    var suspended = new Organization(acme, "Acme", OrganizationStatus.SUSPENDED);
    var other = new Organization(new OrganizationId("org_b"), "B", OrganizationStatus.ACTIVE);

    assertThat(ActiveMembership.of(membership(acme, MembershipStatus.ACTIVE), active))
        .contains(
            new ActiveMembership(
                acme, Optional.of("Founder"), List.of("owner", "projects:write"), NOON, false));
    assertThat(ActiveMembership.of(membership(acme, MembershipStatus.SUSPENDED), active)).isEmpty();
    assertThat(ActiveMembership.of(membership(acme, MembershipStatus.ACTIVE), suspended)).isEmpty();
    assertThat(ActiveMembership.of(membership(acme, MembershipStatus.ACTIVE), other)).isEmpty();
  }

  private static Membership membership(OrganizationId organization, MembershipStatus status) {
    return new Membership(
        organization,
        new UserId("usr_ada"),
        Optional.of("Founder"),
        List.of("owner", "projects:write", "owner"),
        status,
        NOON);
  }

  private static Object nested(int depth) {
    return depth == 0 ? "x" : List.of(nested(depth - 1));
  }

  private static User user(UserStatus status, Optional<Instant> signedOutAt) {
    return new User(
        new UserId("usr_ada"),
        new CanonicalEmail("ada@acme.test"),
        "Ada@acme.test",
        true,
        Claims.NONE,
        Optional.of("admin"),
        status,
        NOON,
        NOON,
        signedOutAt);
  }

  private static Session session(Instant lastSeenAt, Optional<Instant> endedAt) {
    return new Session(
            SessionId.generate(new SecureRandom()),
            new TenantId("acme"),
            new UserId("usr_ada"),
            NOON,
            lastSeenAt,
            NOON.plus(Duration.ofDays(1)),
            Duration.ofHours(1),
            endedAt,
            Document.EMPTY)
        .proved(List.of(new Factor(SignInMethod.PASSWORD, NOON)))
        .seenFrom(Optional.of("Evil Browser\r\n" + "x".repeat(1000)), Optional.of("127.0.0.1"));
  }
}
