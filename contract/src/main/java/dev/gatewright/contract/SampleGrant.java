package dev.gatewright.contract;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Document;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A grant that `ada` gave client `web`, as a test wants it. Its name tells it, its handle and its
/// code from others.
record SampleGrant(
    String name,
    String code,
    ClientId client,
    Optional<SessionId> session,
    SessionBond bond,
    Optional<String> organization,
    Optional<Duration> idle) {
  static final ClientId WEB = new ClientId("web");
  static final SubjectId ADA = new SubjectId("ada");
  static final SessionId SESSION = new SessionId("session-of-ada");
  static final String ORGANIZATION = "org_acme";

  /// How long its refresh tokens live.
  static final Duration LIFE = Duration.ofDays(7);

  /// From when on the store may forget it.
  static final Duration KEPT = LIFE.plusHours(1);

  static final Duration GRACE = Duration.ofMinutes(1);

  /// A grant that began in the session and dies at logout.
  static SampleGrant named(String name) {
    return new SampleGrant(
        name,
        name,
        WEB,
        Optional.of(SESSION),
        SessionBond.LOGOUT,
        Optional.empty(),
        Optional.empty());
  }

  SampleGrant ofCode(String other) {
    return new SampleGrant(name, other, client, session, bond, organization, idle);
  }

  SampleGrant of(ClientId other) {
    return new SampleGrant(name, code, other, session, bond, organization, idle);
  }

  SampleGrant bonded(SessionBond other) {
    return new SampleGrant(name, code, client, session, other, organization, idle);
  }

  SampleGrant withoutSession() {
    return new SampleGrant(name, code, client, Optional.empty(), bond, organization, idle);
  }

  SampleGrant inOrganization() {
    return new SampleGrant(name, code, client, session, bond, Optional.of(ORGANIZATION), idle);
  }

  SampleGrant idleFor(Duration time) {
    return new SampleGrant(name, code, client, session, bond, organization, Optional.of(time));
  }

  GrantId id() {
    return new GrantId("g-" + name);
  }

  GrantHandle handle() {
    return new GrantHandle(bytes("h-" + name));
  }

  /// As it is about to be kept at `now`.
  NewGrant at(Instant now, int epoch) {
    return new NewGrant(terms(now), handle(), bytes("c-" + code), epoch, idle, now.plus(KEPT));
  }

  Grant terms(Instant now) {
    return Grant.builder(id(), client, ADA)
        .session(session, bond)
        .organization(organization)
        .scope(Scope.of("openid", "email"))
        .resources(List.of("https://api.acme.test", "https://other.acme.test"))
        .claims(Optional.of("{\"id_token\":{\"email\":null}}"))
        .authentication(Set.of("pwd", "otp"), Optional.of("1"))
        .build(now.minusSeconds(5), now, now.plus(LIFE));
  }

  /// The grant with another document.
  static Grant with(Grant grant, Document document) {
    return new Grant(
        grant.id(),
        grant.client(),
        grant.subject(),
        grant.session(),
        grant.sessionBond(),
        grant.organization(),
        grant.authTime(),
        grant.createdAt(),
        grant.expiresAt(),
        document);
  }

  /// A confidential client's rotating refresh token of this generation.
  RefreshAttempt attempt(int generation, int epoch) {
    return new RefreshAttempt(handle(), generation, epoch, true, GRACE, false, idle);
  }

  static byte[] bytes(String name) {
    if (name.length() > GrantHandle.LENGTH) {
      throw new IllegalArgumentException("a sample's name is too long: " + name);
    }
    return Arrays.copyOf(name.getBytes(US_ASCII), GrantHandle.LENGTH);
  }
}
