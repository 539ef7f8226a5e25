package dev.gatewright.identity.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatewright.identity.Secret;
import dev.gatewright.identity.SignInMethod;
import dev.gatewright.identity.TenantId;
import dev.gatewright.identity.memory.MemoryCredentials;
import dev.gatewright.identity.signin.SignInHandler.Claim;
import dev.gatewright.identity.signin.SignInHandler.Verdict;
import dev.gatewright.identity.signin.SignInInput;
import dev.gatewright.identity.signin.SignInState;
import dev.gatewright.identity.signin.Visitor;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class RecoveryCodesTest {
  @Test
  @DisplayName("Nothing but a code is one")
  void otherInputs() {
    var codes = new RecoveryCodes(new MemoryCredentials());
    var claim =
        new Claim(
            new TenantId("acme"),
            Optional.empty(),
            SignInState.NOTHING,
            new Visitor(InetAddress.ofLiteral("192.0.2.1"), Optional.empty()),
            Instant.parse("2026-11-22T12:00:00Z"));

    for (SignInInput input :
        new SignInInput[] {
          new SignInInput.Identifier("ada@acme.test"),
          new SignInInput.Password("ada@acme.test", new Secret("secret"), Optional.empty()),
          new SignInInput.Assertion("{}"),
          new SignInInput.Choice(SignInMethod.PASSWORD, Optional.empty())
        }) {
      assertThat(codes.judge(claim, input)).isEqualTo(Verdict.FAILED);
    }
  }
}
