package dev.gatewright.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Factor;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.UserId;
import dev.gatewright.identity.signin.SignInStep.Reason;
import dev.gatewright.identity.signin.SignInStep.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class SignInStateTest {
  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
  private static final UserId ADA = new UserId("usr_ada");
  private static final Factor CODE = new Factor(SignInMethod.RECOVERY_CODE, NOON.minusSeconds(60));
  private static final Factor PASSWORD = new Factor(SignInMethod.PASSWORD, NOON);

  @Test
  @DisplayName("Who somebody says they are is kept up to 320 characters")
  void identifier() {
    assertThat(SignInState.NOTHING.claiming("a".repeat(320)).identifier()).isPresent();
    assertThat(SignInState.NOTHING.claiming("a".repeat(321)).identifier()).isEmpty();
  }

  @Test
  @DisplayName("A sign-in begins with the first factor, whatever was proved before it")
  void begun() {
    var state = new SignInState(Optional.of(ADA), List.of(CODE, PASSWORD));

    assertThat(state.begun()).contains(NOON);
    assertThat(new SignInState(Optional.of(ADA), List.of(CODE)).begun()).isEmpty();
  }

  @Test
  @DisplayName("A page goes on over the proofs of the session as it is now")
  void over() {
    var page = SignInState.NOTHING.claiming("ada@acme.test").choosing(SignInMethod.TOTP);
    var now = new SignInState(Optional.of(ADA), List.of(PASSWORD));

    assertThat(page.over(now))
        .isEqualTo(
            new SignInState(
                Optional.of(ADA),
                List.of(PASSWORD),
                Optional.of("ada@acme.test"),
                Optional.of(SignInMethod.TOTP),
                Optional.empty()));
  }

  @Test
  @DisplayName("A page takes along when a proof was given, and when it is of, where that is known")
  void proofTimes() {
    var silent = new Factor(SignInMethod.UPSTREAM, NOON, Optional.empty(), Factor.upstream(false));
    var dated =
        new Factor(
            SignInMethod.UPSTREAM,
            NOON,
            Optional.of(NOON.minusSeconds(90)),
            Factor.upstream(false));

    for (var proof : List.of(silent, dated, PASSWORD)) {
      var state = new SignInState(Optional.of(ADA), List.of(proof));
      assertThat(SignInState.parse(state.text(), NOON)).contains(state);
    }
    assertThat(silent.isSince(Instant.EPOCH)).isFalse();
    assertThat(dated.isSince(NOON.minusSeconds(90))).isTrue();
    assertThat(dated.isSince(NOON.minusSeconds(89))).isFalse();
  }

  @Test
  @DisplayName("What a method keeps prints as stars, and a refusal offers nothing")
  void prints() {
    assertThat(SignInState.NOTHING.keeping(SignInMethod.TOTP, Optional.of("s3cret"), NOON).kept())
        .hasToString("Optional[Kept[TOTP, ***, 2026-11-22T12:00:00Z]]");
    assertThat(new Refused(Reason.STALE).offered()).isEmpty();
  }
}
