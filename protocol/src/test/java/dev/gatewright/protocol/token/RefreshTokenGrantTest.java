package dev.gatewright.protocol.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.keys.SettableClock;
import dev.gatewright.protocol.oauth.GrantType;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.testing.ClientBuilder;
import dev.gatewright.protocol.testing.EngineInMemory;
import dev.gatewright.protocol.testing.Params;
import dev.gatewright.protocol.testing.Tenant;
import dev.gatewright.protocol.testing.Tokens;
import dev.gatewright.protocol.testing.Window;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The refresh grant")
final class RefreshTokenGrantTest {
  private final EngineInMemory engine = new EngineInMemory();
  private final SettableClock clock = engine.clock();
  private final Tenant acme = engine.tenant("acme");
  private final IssuerId issuer = acme.issuer().id();
  private final Client web = acme.add(ClientBuilder.web("web"));
  private final Window ada;

  RefreshTokenGrantTest() {
    acme.addPerson("ada", Tenant.membership("org_a", "owner"));
    ada = acme.window().logIn("ada");
  }

  private Tokens send(Client client, String token, Params more) {
    return acme.token(Tenant.post(client, Tenant.refreshRequest(token).plus(more)));
  }

  private Tokens send(String token, Params more) {
    return send(web, token, more);
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: a refresh gives new tokens, and the old refresh token is spent")
  void rotates() {
    var first = acme.logIn(web, ada, "openid").refresh();
    var second = acme.refresh(web, first);

    assertThat(second.refresh()).isNotEqualTo(first).startsWith("rt_");
    assertThat(acme.isActive(web, second.refresh())).isTrue();
    assertThat(acme.isActive(web, first)).isFalse();
    assertThat(acme.refresh(web, second.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("A client that lost the answer gets the same successor, byte for byte, within grace")
  void graceGivesTheSameSuccessor() {
    var first = acme.logIn(web, ada, "openid").refresh();
    var successor = acme.refresh(web, first).refresh();
    clock.advance(Duration.ofMinutes(1));

    var again = acme.refresh(web, first);

    assertThat(again.refresh()).isEqualTo(successor);
    assertThat(acme.isActive(web, again.access())).isTrue();
    assertThat(acme.refresh(web, successor).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: the token before, after grace, is theft and ends the grant")
  void theftAfterGrace() {
    var first = acme.logIn(web, ada, "openid").refresh();
    var second = acme.refresh(web, first);
    clock.advance(Duration.ofMinutes(1).plusMillis(1));

    assertThat(acme.refresh(web, first).reason()).isEqualTo(Reason.REFRESH_THEFT);

    assertThat(acme.refresh(web, second.refresh()).reason()).isEqualTo(Reason.REFRESH_REVOKED);
    assertThat(acme.isActive(web, second.access())).isFalse();
    assertThat(acme.refresh(web, first).error()).isEqualTo("invalid_grant");
  }

  @Test
  @DisplayName("RFC 9700 §4.14.2: an older token is theft at once, grace or not")
  void theftOfOlder() {
    var first = acme.logIn(web, ada, "openid").refresh();
    var third = acme.refresh(web, acme.refresh(web, first).refresh());

    assertThat(acme.refresh(web, first).reason()).isEqualTo(Reason.REFRESH_THEFT);
    assertThat(acme.refresh(web, third.refresh()).isIssued()).isFalse();
  }

  @Test
  @DisplayName(
      "RFC 9700 §4.14.2: a public client's third generation in a row that needs grace ends it")
  void graceRunsOutForPublicClients() {
    var spa = acme.add(ClientBuilder.spa("spa").grace(Duration.ofSeconds(10)));
    var token = acme.logIn(spa, ada, "openid").refresh();
    for (int i = 0; i < 2; i++) {
      var next = acme.refresh(spa, token).refresh();
      assertThat(acme.refresh(spa, token).refresh()).isEqualTo(next);
      assertThat(acme.refresh(spa, token).refresh()).isEqualTo(next);
      token = next;
    }
    acme.refresh(spa, token);

    assertThat(acme.refresh(spa, token).reason()).isEqualTo(Reason.REFRESH_GRACE_EXHAUSTED);
    assertThat(acme.refresh(spa, token).reason()).isEqualTo(Reason.REFRESH_REVOKED);
  }

  @Test
  @DisplayName("Without rotation the first refresh token stays good, and none replaces it")
  void withoutRotation() {
    var still = acme.add(ClientBuilder.web("still").withoutRotation());
    var token = acme.logIn(still, ada, "openid").refresh();

    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofHours(3));
      var answer = acme.refresh(still, token);
      assertThat(answer.refresh()).isEqualTo(token);
    }
    assertThat(acme.isActive(still, token)).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §10.4: a refresh token is bound to its client, and another cannot harm it")
  void boundToTheClient() {
    var thief = acme.add(ClientBuilder.web("thief"));
    var token = acme.logIn(web, ada, "openid").refresh();

    assertThat(acme.refresh(thief, token).reason()).isEqualTo(Reason.REFRESH_INVALID);
    assertThat(acme.refresh(web, token).isIssued()).isTrue();
  }

  @Test
  @DisplayName("A refresh token is bound to its tenant, and to every bit of its text")
  void boundToTenantAndText() {
    var token = acme.logIn(web, ada, "openid").refresh();
    var other = engine.tenant("other");
    assertThat(other.refresh(other.add(ClientBuilder.web("web")), token).reason())
        .isEqualTo(Reason.REFRESH_INVALID);
    for (int at = 3; at < token.length(); at++) {
      char changed = token.charAt(at) == 'A' ? 'B' : 'A';
      var forged = token.substring(0, at) + changed + token.substring(at + 1);
      assertThat(acme.refresh(web, forged).reason()).isEqualTo(Reason.REFRESH_INVALID);
    }
    for (String wrong :
        new String[] {
          "x", "rt_", token + "A", token + "=", token.toLowerCase(java.util.Locale.ROOT)
        }) {
      assertThat(acme.refresh(web, wrong).reason()).isEqualTo(Reason.REFRESH_INVALID);
    }
    assertThat(acme.token(Tenant.post(web, Params.of("grant_type", "refresh_token"))).reason())
        .isEqualTo(Reason.REFRESH_MISSING);
    assertThat(acme.refresh(web, token).isIssued()).isTrue();
  }

  @Test
  @DisplayName("RFC 6749 §6: a narrower scope is for this access token; the grant keeps the whole")
  void narrowsTheTokenAndNotTheGrant() {
    var token = acme.logIn(web, ada, "openid", "email", "projects:read").refresh();

    var narrow = send(token, Params.of("scope", "projects:read"));
    assertThat(narrow.body().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(narrow.accessClaims().path("scope").stringValue()).isEqualTo("projects:read");
    assertThat(narrow.body().has("id_token")).as("openid was left out").isFalse();

    assertThat(acme.refresh(web, narrow.refresh()).body().path("scope").stringValue())
        .isEqualTo("openid email projects:read");
  }

  @Test
  @DisplayName("RFC 6749 §6: a wider scope is invalid_scope and burns nothing")
  void refusesWiderScope() {
    var token = acme.logIn(web, ada, "openid").refresh();

    assertThat(send(token, Params.of("scope", "openid email")).error()).isEqualTo("invalid_scope");
    assertThat(send(token, Params.of("scope", "a\"b")).reason()).isEqualTo(Reason.SCOPE_MALFORMED);
    clock.advance(Duration.ofMinutes(5));
    assertThat(acme.refresh(web, token).isIssued()).isTrue();
  }

  @Test
  @DisplayName("A scope that the operator took from the client is left out from then on")
  void leavesOutWithdrawnScope() {
    var token = acme.logIn(web, ada, "openid", "projects:write").refresh();
    acme.add(ClientBuilder.web("web").scope("openid"));

    assertThat(acme.refresh(web, token).body().path("scope").stringValue()).isEqualTo("openid");
  }

  @Test
  @DisplayName("RFC 8707 §2.2: a refresh may name some of the granted resources, and no others")
  void resources() {
    var request =
        Tenant.request(web)
            .with("scope", "projects:read email")
            .with("resource", EngineInMemory.PROJECTS_API)
            .again("resource", EngineInMemory.PLAIN_API);
    var tokens = acme.redeem(web, acme.authorize(ada, request).code());
    assertThat(tokens.accessClaims().path("aud").size()).isEqualTo(2);

    var one = send(tokens.refresh(), Params.of("resource", EngineInMemory.PLAIN_API));
    assertThat(one.accessClaims().path("aud").stringValue()).isEqualTo(EngineInMemory.PLAIN_API);
    assertThat(acme.refresh(web, one.refresh()).accessClaims().path("aud").size()).isEqualTo(2);

    var plain = acme.logIn(web, ada, "openid").refresh();
    assertThat(send(plain, Params.of("resource", EngineInMemory.PLAIN_API)).reason())
        .isEqualTo(Reason.RESOURCE_EXCEEDS_GRANT);
    assertThat(send(plain, Params.of("resource", "https://unknown.test")).error())
        .isEqualTo("invalid_target");
  }

  @Test
  @DisplayName(
      "A blocked user, and a user who lost the organization, cannot refresh until restored")
  void inactiveSubjectAndOrganization() {
    var request = Tenant.request(web).with("org", "org_a");
    var bound = acme.redeem(web, acme.authorize(ada, request).code()).refresh();
    acme.addPerson("ada");
    assertThat(acme.refresh(web, bound).reason()).isEqualTo(Reason.ORGANIZATION_INACTIVE);

    engine.ports().subjects().remove(issuer, new SubjectId("ada"));
    assertThat(acme.refresh(web, bound).reason()).isEqualTo(Reason.SUBJECT_INACTIVE);

    acme.addPerson("ada", Tenant.membership("org_a"));
    clock.advance(Duration.ofMinutes(5));
    assertThat(acme.refresh(web, bound).isIssued()).as("nothing was burned").isTrue();
  }

  @Test
  @DisplayName("A deactivated client, or one without the grant, cannot refresh")
  void inactiveClient() {
    var token = acme.logIn(web, ada, "openid").refresh();
    acme.add(ClientBuilder.web("web").grants(GrantType.AUTHORIZATION_CODE));
    assertThat(acme.refresh(web, token).error()).isEqualTo("unauthorized_client");
    engine.ports().clients().remove(issuer, web.id());
    assertThat(acme.refresh(web, token).error()).isEqualTo("invalid_client");
  }

  @Test
  @DisplayName("Logout ends the grant of its session, but not offline access")
  void logoutEndsIt() {
    var online = acme.logIn(web, ada, "openid");
    var offline = acme.logIn(web, ada, "openid", "offline_access");
    engine.ports().sessions().end(issuer, ada.session());

    assertThat(acme.refresh(web, online.refresh()).reason()).isEqualTo(Reason.SESSION_ENDED);
    assertThat(acme.isActive(web, online.access())).isFalse();
    assertThat(acme.refresh(web, offline.refresh()).isIssued()).isTrue();
  }

  @Test
  @DisplayName("The expiry of a session ends a grant only where the client is set so")
  void sessionExpiry() {
    var tied = acme.add(ClientBuilder.web("tied").endsWithSession());
    var loose = acme.logIn(web, ada, "openid").refresh();
    var bound = acme.logIn(tied, ada, "openid", "offline_access").refresh();
    clock.advance(Duration.ofDays(1));

    assertThat(acme.refresh(web, loose).isIssued()).isTrue();
    assertThat(acme.refresh(tied, bound).reason()).isEqualTo(Reason.SESSION_ENDED);
  }

  @Test
  @DisplayName("RFC 9700 §2.2.2: refreshing does not move the absolute end of a grant")
  void absoluteLifetime() {
    var token = acme.logIn(web, ada, "openid").refresh();
    clock.advance(Duration.ofDays(7).minusSeconds(1));
    var next = acme.refresh(web, token).refresh();
    clock.advance(Duration.ofSeconds(1));

    assertThat(acme.refresh(web, next).reason()).isEqualTo(Reason.REFRESH_EXPIRED);
    assertThat(acme.isActive(web, next)).isFalse();
  }

  @Test
  @DisplayName("The way of logging in may have a refresh lifetime of its own")
  void lifetimeByMethod() {
    var kiosk =
        acme.add(ClientBuilder.web("kiosk").lifetimeByMethod(Map.of("pin", Duration.ofDays(30))));
    var pin = acme.logIn(kiosk, acme.window().logIn("ada", Set.of("pin")), "openid").refresh();
    var password = acme.logIn(kiosk, ada, "openid").refresh();
    clock.advance(Duration.ofDays(7));

    assertThat(acme.refresh(kiosk, password).reason()).isEqualTo(Reason.REFRESH_EXPIRED);
    clock.advance(Duration.ofDays(22));
    assertThat(acme.refresh(kiosk, pin).isIssued()).isTrue();
  }

  @Test
  @DisplayName(
      "A token that lies unused longer than the idle time has expired; each use extends it")
  void idleTime() {
    var lazy = acme.add(ClientBuilder.web("lazy").idle(Duration.ofDays(1)));
    var token = acme.logIn(lazy, ada, "openid", "offline_access").refresh();
    for (int i = 0; i < 3; i++) {
      clock.advance(Duration.ofHours(23));
      token = acme.refresh(lazy, token).refresh();
    }
    clock.advance(Duration.ofDays(1));

    assertThat(acme.refresh(lazy, token).reason()).isEqualTo(Reason.REFRESH_EXPIRED);
  }

  @Test
  @DisplayName("A token from before a restore is refused, and nothing is revoked for it")
  void storeBehind() {
    var token = acme.logIn(web, ada, "openid").refresh();
    engine.ports().backUp().run();

    assertThat(acme.refresh(web, token).reason()).isEqualTo(Reason.REFRESH_STORE_BEHIND);
    assertThat(acme.refresh(web, token).reason()).isEqualTo(Reason.REFRESH_STORE_BEHIND);
  }

  @Test
  @DisplayName("Memberships are read again at every refresh; a suspended one is left out")
  void membershipsAreReadAgain() {
    var tokens = acme.logIn(web, ada, "openid");
    assertThat(tokens.accessClaims().path("organizations").size()).isEqualTo(1);
    acme.addPerson(
        "ada", Tenant.membership("org_b", "reader"), Tenant.membership("org_c", "reader"));

    var next = acme.refresh(web, tokens.refresh());
    assertThat(
            next.accessClaims()
                .path("organizations")
                .valueStream()
                .map(o -> o.path("id").stringValue()))
        .containsExactly("org_b", "org_c");
    acme.addPerson("ada");
    assertThat(acme.refresh(web, next.refresh()).idClaims().path("organizations").size()).isZero();
  }
}
