package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.events.By;
import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.oauth.SessionId;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

abstract class TokenCases extends GrantCases {
  private static final SampleGrant GRANT = SampleGrant.named("one");
  private static final SampleGrant NEIGHBOUR = SampleGrant.named("two");

  TokenCases(GrantsContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("RFC 7009 §2: a revoked grant takes its tokens with it, and its own alone")
  void revokedGrant() {
    keep(GRANT);
    keep(NEIGHBOUR);
    keep(OTHER, GRANT);

    grants().revoke(ACME, GRANT.id(), By.server(now()));
    grants().revoke(ACME, GRANT.id(), By.server(now()));

    assertRevoked(GRANT, 0);
    assertThat(isLive(NEIGHBOUR)).isTrue();
    assertThat(isLive(OTHER, GRANT)).isTrue();
    assertThat(refresh(NEIGHBOUR, 0)).isEqualTo(new Advanced(1));
    assertThat(grants().find(ACME, GRANT.id())).contains(GRANT.terms(now()));
  }

  @Test
  @DisplayName("Revoking a grant that does not exist is no error and changes nothing")
  void revokesNothing() {
    keep(GRANT);
    grants().revoke(ACME, new GrantId("g-none"), By.server(now()));
    grants().revoke(OTHER, GRANT.id(), By.server(now()));

    assertThat(isLive(GRANT)).isTrue();
    keep(OTHER, GRANT);
    assertThat(isLive(OTHER, GRANT)).isTrue();
  }

  @Test
  @DisplayName(
      "RFC 7009 §2: one access token can be revoked, at its issuer, and the grant lives on")
  void revokedAccessToken() {
    keep(GRANT);
    keep(OTHER, GRANT);
    revokeAccessToken("jti-1");
    revokeAccessToken("jti-1");

    assertThat(isLive(ACME, GRANT, "jti-1")).isFalse();
    assertThat(isLive(ACME, GRANT, "jti-2")).isTrue();
    assertThat(isLive(OTHER, GRANT, "jti-1")).isTrue();
    assertThat(refresh(GRANT, 0)).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("A token without a grant lives as long as its client, unless it is revoked itself")
  void clientTokens() {
    revokeAccessToken("jti-1");
    assertThat(isClientTokenLive(ACME, SampleGrant.WEB, "jti-1")).isFalse();
    assertThat(isClientTokenLive(ACME, SampleGrant.WEB, "jti-2")).isTrue();
    assertThat(isClientTokenLive(OTHER, SampleGrant.WEB, "jti-1")).isTrue();
    assertThat(isClientTokenLive(ACME, new ClientId("nobody"), "jti-2")).isFalse();

    host().removeClient(ACME, SampleGrant.WEB);
    assertThat(isClientTokenLive(ACME, SampleGrant.WEB, "jti-2")).isFalse();
    assertThat(isClientTokenLive(ACME, SPA, "jti-2")).isTrue();
    assertThat(isClientTokenLive(OTHER, SampleGrant.WEB, "jti-2")).isTrue();
  }

  private boolean isClientTokenLive(IssuerId issuer, ClientId client, String jti) {
    return grants().isAccessTokenLive(issuer, client, Optional.empty(), jti, now());
  }

  private void revokeAccessToken(String jti) {
    grants().revokeAccessToken(ACME, jti, now().plus(Duration.ofMinutes(10)), By.server(now()));
  }

  @Test
  @DisplayName("A token counts for the client of its grant alone, and a missing grant is dead")
  void tokenOfAnotherClient() {
    keep(GRANT);

    assertThat(isLive(GRANT.of(SPA))).isFalse();
    assertThat(isLive(NEIGHBOUR)).isFalse();
    assertThat(isLive(OTHER, GRANT)).isFalse();
  }

  @Test
  @DisplayName("The last access token may outlive the refresh tokens of its grant")
  void accessTokenOutlivesRefreshTokens() {
    keep(GRANT);
    pass(SampleGrant.KEPT.minus(MOMENT));

    assertThat(isRefreshTokenLive(GRANT, 0)).isFalse();
    assertThat(isLive(GRANT)).isTrue();
  }

  @Test
  @DisplayName("RFC 7662 §2.2: a refresh token is live while it is the current one")
  void currentRefreshTokenIsLive() {
    keep(GRANT);
    assertThat(isRefreshTokenLive(GRANT, 0)).isTrue();
    assertThat(isRefreshTokenLive(GRANT, 1)).isFalse();
    refresh(GRANT, 0);

    assertThat(isRefreshTokenLive(GRANT, 0)).isFalse();
    assertThat(isRefreshTokenLive(GRANT, 1)).isTrue();
    assertThat(isRefreshTokenLive(GRANT, 2)).isFalse();
    assertThat(isRefreshTokenLive(NEIGHBOUR, 0)).isFalse();
  }

  @Test
  @DisplayName("A refresh token is live at its issuer and in its epoch alone")
  void refreshTokenOfAnotherIssuerOrEpoch() {
    keep(GRANT);
    int epoch = grants().epoch();

    assertThat(grants().isRefreshTokenLive(OTHER, GRANT.handle(), 0, epoch, now())).isFalse();
    assertThat(grants().isRefreshTokenLive(ACME, GRANT.handle(), 0, epoch - 1, now())).isFalse();
    assertThat(grants().isRefreshTokenLive(ACME, GRANT.handle(), 0, epoch + 1, now())).isFalse();
    assertThat(grants().isRefreshTokenLive(ACME, GRANT.handle(), 0, epoch, now())).isTrue();
  }

  @Test
  @DisplayName("A refresh token is live until it expires or has lain unused for too long")
  void refreshTokenExpires() {
    var idle = NEIGHBOUR.idleFor(Duration.ofHours(1));
    keep(GRANT);
    keep(idle);
    pass(Duration.ofHours(1).minus(MOMENT));
    assertThat(isRefreshTokenLive(idle, 0)).isTrue();
    pass(MOMENT);
    assertThat(isRefreshTokenLive(idle, 0)).isFalse();

    assertThat(isRefreshTokenLive(GRANT, 0)).isTrue();
    pass(SampleGrant.LIFE.minusHours(1));
    assertThat(isRefreshTokenLive(GRANT, 0)).isFalse();
  }

  @Test
  @DisplayName("Looking at a token changes nothing")
  void lookingChangesNothing() {
    keep(GRANT);
    refresh(GRANT, 0);
    for (int generation = 0; generation < 3; generation++) {
      isRefreshTokenLive(GRANT, generation);
      isLive(GRANT);
      grants().find(ACME, GRANT.handle());
    }
    pass(SampleGrant.GRACE.plus(MOMENT));

    assertThat(isRefreshTokenLive(GRANT, 0)).isFalse();
    assertThat(refresh(GRANT, 1)).isEqualTo(new Advanced(2));
  }

  @Test
  @DisplayName("A session names the clients that have grants from it which are not revoked")
  void clientsOfASession() {
    var ofSpa = SampleGrant.named("spa").of(SPA);
    assertThat(grants().clientsOf(ACME, SampleGrant.SESSION)).isEmpty();
    keep(GRANT);
    keep(NEIGHBOUR);
    keep(ofSpa);
    keep(SampleGrant.named("free").withoutSession());

    assertThat(grants().clientsOf(ACME, SampleGrant.SESSION))
        .containsExactlyInAnyOrder(SampleGrant.WEB, SPA);
    assertThat(grants().clientsOf(OTHER, SampleGrant.SESSION)).isEmpty();
    assertThat(grants().clientsOf(ACME, new SessionId("none"))).isEmpty();
    grants().revoke(ACME, ofSpa.id(), By.server(now()));
    assertThat(grants().clientsOf(ACME, SampleGrant.SESSION)).containsExactly(SampleGrant.WEB);
  }
}
