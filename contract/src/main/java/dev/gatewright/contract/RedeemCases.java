package dev.gatewright.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.protocol.oauth.GrantHandle;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.ports.Document;
import dev.gatewright.protocol.ports.Grant;
import dev.gatewright.protocol.ports.Grants.Dead;
import dev.gatewright.protocol.ports.Grants.Redemption;
import dev.gatewright.protocol.ports.Grants.Redemption.NotAlive;
import dev.gatewright.protocol.ports.Grants.Redemption.Redeemed;
import dev.gatewright.protocol.ports.Grants.Redemption.Replayed;
import dev.gatewright.protocol.ports.Grants.RefreshOutcome.Advanced;
import dev.gatewright.protocol.ports.NewGrant;
import dev.gatewright.protocol.ports.SessionBond;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class RedeemCases extends GrantCases {
  private static final SampleGrant FIRST = SampleGrant.named("first");

  RedeemCases(GrantsContract contract) {
    super(contract);
  }

  @Test
  @DisplayName("A redeemed code keeps its grant whole, under its id and under its handle")
  void keepsTheGrant() {
    var sample = FIRST.inOrganization().idleFor(Duration.ofHours(1));
    keep(sample);

    var terms = sample.terms(now());
    assertThat(grants().find(ACME, sample.id())).contains(terms);
    assertThat(grants().find(ACME, sample.handle())).contains(terms);
    assertThat(grants().find(ACME, new GrantId("g-none"))).isEmpty();
    assertThat(grants().find(ACME, new GrantHandle(SampleGrant.bytes("h-none")))).isEmpty();
  }

  @Test
  @DisplayName("A grant of which only the least is known is kept as it is")
  void keepsTheLeast() {
    var terms =
        Grant.builder(FIRST.id(), SampleGrant.WEB, SampleGrant.ADA)
            .build(now(), now(), now().plus(SampleGrant.LIFE));

    assertThat(redeem(terms)).isEqualTo(new Redeemed());
    assertThat(grants().find(ACME, FIRST.id())).contains(terms);
  }

  @Test
  @DisplayName("A document is kept as it is, with fields that this program does not know")
  void keepsTheDocumentWhole() {
    var plain =
        Grant.builder(FIRST.id(), SampleGrant.WEB, SampleGrant.ADA)
            .build(now(), now(), now().plus(SampleGrant.LIFE));
    var text = "{\"later\":{\"z\":[1,2.50,\"é\u2028\"],\"a\":true}, \"v\":1,\"scope\":\"openid\"}";
    var terms = SampleGrant.with(plain, Document.kept(text));

    assertThat(redeem(terms)).isEqualTo(new Redeemed());

    var found = grants().find(ACME, FIRST.id()).orElseThrow();
    assertThat(found.document().text()).isEqualTo(text);
    assertThat(found.scope()).isEqualTo(Scope.of("openid"));
  }

  @Test
  @DisplayName("A document as long as a large claims parameter makes it is kept whole")
  void keepsALongDocument() {
    var claims = "x".repeat(32 * 1024);
    var terms =
        Grant.builder(FIRST.id(), SampleGrant.WEB, SampleGrant.ADA)
            .claims(Optional.of(claims))
            .build(now(), now(), now().plus(SampleGrant.LIFE));

    assertThat(redeem(terms)).isEqualTo(new Redeemed());
    assertThat(grants().find(ACME, FIRST.id()).orElseThrow().claims()).contains(claims);
  }

  private Redemption redeem(Grant terms) {
    return grants()
        .redeem(
            ACME,
            new NewGrant(
                terms,
                FIRST.handle(),
                SampleGrant.bytes("c"),
                grants().epoch(),
                Optional.empty(),
                now().plus(SampleGrant.KEPT)),
            now());
  }

  @Test
  @DisplayName("RFC 6749 §4.1.2: a code used twice is refused and what it gave is revoked")
  void secondUseRevokes() {
    keep(FIRST);
    var second = SampleGrant.named("second").ofCode(FIRST.code());

    assertThat(redeem(second)).isEqualTo(new Replayed(FIRST.id()));

    assertRevoked(FIRST, 0);
    assertThat(grants().find(ACME, FIRST.id())).isPresent();
    assertThat(grants().find(ACME, second.id())).isEmpty();
    assertThat(grants().find(ACME, second.handle())).isEmpty();
    assertThat(redeem(SampleGrant.named("third").ofCode(FIRST.code())))
        .isEqualTo(new Replayed(FIRST.id()));
  }

  @Test
  @DisplayName("A code presented again with the very same grant id and handle is a replay too")
  void sameGrantAgainIsAReplay() {
    keep(FIRST);

    assertThat(redeem(FIRST)).isEqualTo(new Replayed(FIRST.id()));
    assertRevoked(FIRST, 0);
  }

  @Test
  @DisplayName("A replay revokes the grant however often it was refreshed since")
  void replayAfterRefreshes() {
    keep(FIRST);
    refresh(FIRST, 0);
    refresh(FIRST, 1);

    assertThat(redeem(FIRST)).isEqualTo(new Replayed(FIRST.id()));
    assertRevoked(FIRST, 2);
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A code dies with its client, user, session or organization, and leaves nothing")
  void deadThingsRefuse(Killing killing) {
    var sample = killing.victim();
    killing.strike(this, ACME);

    assertThat(redeem(sample)).isEqualTo(new NotAlive(killing.dead()));
    assertThat(grants().find(ACME, sample.id())).isEmpty();
    assertThat(grants().clientsOf(ACME, SampleGrant.SESSION)).isEmpty();
    assertThat(redeem(OTHER, sample)).isEqualTo(new Redeemed());
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A code that was refused because something was dead is not spent by it")
  void refusalSpendsNothing(Killing killing) {
    var sample = killing.victim();
    killing.strike(this, ACME);
    redeem(sample);

    if (killing.undo(this, ACME)) {
      assertThat(redeem(sample)).isEqualTo(new Redeemed());
      assertThat(isLive(sample)).isTrue();
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A replay is noticed and revokes, also when what the code hangs on has died since")
  void replayOfTheDead(Killing killing) {
    var sample = killing.victim();
    keep(sample);
    killing.strike(this, ACME);

    assertThat(redeem(sample)).isEqualTo(new Replayed(sample.id()));
    if (killing.undo(this, ACME)) {
      assertRevoked(sample, 0);
    }
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A code dies with its session, by logout or by expiry, whatever bond its grant has")
  void codesHangOnTheirSession(SessionBond bond) {
    var sample = FIRST.bonded(bond);
    pass(SESSION_LIFE);
    assertThat(redeem(sample)).isEqualTo(new NotAlive(Dead.SESSION));

    host().beginSession(ACME, SampleGrant.SESSION, SampleGrant.ADA, now().plus(SESSION_LIFE));
    host().endSession(ACME, SampleGrant.SESSION);
    assertThat(redeem(sample)).isEqualTo(new NotAlive(Dead.SESSION));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("A code without a session needs none, whatever bond its grant has")
  void withoutSession(SessionBond bond) {
    var sample = FIRST.bonded(bond).withoutSession();
    host().endSession(ACME, SampleGrant.SESSION);

    assertThat(redeem(sample)).isEqualTo(new Redeemed());
    assertThat(isLive(sample)).isTrue();
    assertThat(refresh(sample, 0)).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("A code of another epoch is refused and leaves nothing; its replay is noticed")
  void anotherEpoch() {
    int epoch = grants().epoch();
    for (int other : new int[] {epoch - 1, epoch + 1}) {
      assertThat(redeemIn(other)).isEqualTo(new NotAlive(Dead.EPOCH));
      assertThat(grants().find(ACME, FIRST.id())).isEmpty();
    }
    assertThat(redeemIn(epoch)).isEqualTo(new Redeemed());

    assertThat(redeemIn(epoch - 1)).isEqualTo(new Replayed(FIRST.id()));
    assertRevoked(FIRST, 0);
  }

  private Redemption redeemIn(int epoch) {
    return grants().redeem(ACME, FIRST.at(now(), epoch), now());
  }

  @Test
  @DisplayName("Codes that differ in one bit are different codes, and so are their grants")
  void codesAreApart() {
    var neighbour = SampleGrant.named("firsu");
    keep(FIRST);
    keep(neighbour);

    redeem(FIRST);
    assertRevoked(FIRST, 0);
    assertThat(isLive(neighbour)).isTrue();
    assertThat(refresh(neighbour, 0)).isEqualTo(new Advanced(1));
  }

  @Test
  @DisplayName("Issuers with equal codes, handles and ids never see or touch each other's grants")
  void issuersAreApart() {
    keep(FIRST);
    assertThat(grants().find(OTHER, FIRST.id())).isEmpty();
    assertThat(grants().find(OTHER, FIRST.handle())).isEmpty();

    keep(OTHER, FIRST);
    assertThat(redeem(OTHER, FIRST)).isEqualTo(new Replayed(FIRST.id()));
    assertThat(isLive(OTHER, FIRST)).isFalse();
    assertThat(isLive(ACME, FIRST)).isTrue();
    assertThat(refresh(FIRST, 0)).isEqualTo(new Advanced(1));
  }
}
