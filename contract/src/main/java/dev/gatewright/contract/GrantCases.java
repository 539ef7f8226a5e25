package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.protocol.ports.Grants;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.RefreshAttempt;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.NotRefreshed;
import dev.gatewright.protocol.ports.Grants.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What every test of grants begins with: an empty store, and two issuers that each have the same
/// clients, the same user in the same organization, and the same session of a day.
abstract class GrantCases {
  static final IssuerId ACME = new IssuerId("acme");
  static final IssuerId OTHER = new IssuerId("other");
  static final ClientId SPA = new ClientId("spa");
  static final Duration SESSION_LIFE = Duration.ofDays(1);
  static final Duration MOMENT = Duration.ofMillis(1);

  private final GrantsContract contract;
  private final MovableClock clock = new MovableClock();
  private GrantsUnderTest store;

  GrantCases(GrantsContract contract) {
    this.contract = contract;
  }

  @BeforeEach
  final void open() {
    store = contract.open(clock);
    for (IssuerId issuer : List.of(ACME, OTHER)) {
      host().addClient(issuer, SampleGrant.WEB);
      host().addClient(issuer, SPA);
      host().putSubject(issuer, SampleGrant.ADA, Set.of(SampleGrant.ORGANIZATION));
      host().beginSession(issuer, SampleGrant.SESSION, SampleGrant.ADA, now().plus(SESSION_LIFE));
    }
  }

  @AfterEach
  final void close() throws Exception {
    store.close();
  }

  final GrantsUnderTest store() {
    return store;
  }

  final Grants grants() {
    return store.port();
  }

  final ContractHost host() {
    return store.host();
  }

  final Instant now() {
    return clock.instant();
  }

  final void pass(Duration time) {
    clock.advance(time);
  }

  final Redemption redeem(SampleGrant sample) {
    return redeem(ACME, sample);
  }

  final Redemption redeem(IssuerId issuer, SampleGrant sample) {
    return grants().redeem(issuer, sample.at(now(), grants().epoch()), now());
  }

  final void keep(SampleGrant sample) {
    keep(ACME, sample);
  }

  final void keep(IssuerId issuer, SampleGrant sample) {
    assertThat(redeem(issuer, sample)).isEqualTo(new Redemption.Redeemed());
  }

  /// A rotating token of a confidential client.
  final RefreshAttempt attempt(SampleGrant sample, int generation) {
    return sample.attempt(generation, grants().epoch());
  }

  /// The same token at a public client.
  static RefreshAttempt publicly(RefreshAttempt attempt) {
    return new RefreshAttempt(
        attempt.handle(),
        attempt.generation(),
        attempt.epoch(),
        attempt.rotate(),
        attempt.grace(),
        true,
        attempt.idle());
  }

  /// The same token at a client whose tokens do not rotate.
  static RefreshAttempt unrotated(RefreshAttempt attempt) {
    return new RefreshAttempt(
        attempt.handle(),
        attempt.generation(),
        attempt.epoch(),
        false,
        attempt.grace(),
        attempt.publicClient(),
        attempt.idle());
  }

  /// The same token at a client with another grace.
  static RefreshAttempt within(Duration grace, RefreshAttempt attempt) {
    return new RefreshAttempt(
        attempt.handle(),
        attempt.generation(),
        attempt.epoch(),
        attempt.rotate(),
        grace,
        attempt.publicClient(),
        attempt.idle());
  }

  final RefreshOutcome refresh(SampleGrant sample, int generation) {
    return refresh(attempt(sample, generation));
  }

  final RefreshOutcome refresh(RefreshAttempt attempt) {
    return grants().refresh(ACME, attempt, now());
  }

  static RefreshOutcome refused(Refused why) {
    return new NotRefreshed(why);
  }

  /// Whether an access token of the grant counts.
  final boolean isLive(SampleGrant sample) {
    return isLive(ACME, sample);
  }

  final boolean isLive(IssuerId issuer, SampleGrant sample) {
    return isLive(issuer, sample, "jti-" + sample.name());
  }

  final boolean isLive(IssuerId issuer, SampleGrant sample, String jti) {
    return grants()
        .isAccessTokenLive(issuer, sample.client(), Optional.of(sample.id()), jti, now());
  }

  final boolean isRefreshTokenLive(SampleGrant sample, int generation) {
    return grants().isRefreshTokenLive(ACME, sample.handle(), generation, grants().epoch(), now());
  }

  /// That the grant is over for good, by whatever way one looks at it.
  final void assertRevoked(SampleGrant sample, int generation) {
    assertThat(refresh(sample, generation)).isEqualTo(refused(Refused.REVOKED));
    assertThat(isRefreshTokenLive(sample, generation)).isFalse();
    assertThat(isLive(sample)).isFalse();
  }
}
