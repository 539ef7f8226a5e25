package dev.gatewright.protocol.token;

import dev.gatewright.protocol.issue.IssueContext;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.seal.RefreshTokenValue;
import java.util.Optional;

/// What a request for tokens came to in the store, before anything is signed.
sealed interface Step {
  record Refused(GrantResult why) implements Step {}

  /// These tokens are due.
  record Go(IssueContext context, Optional<String> nonce, Optional<RefreshTokenValue> refreshToken)
      implements Step {}

  static Step refused(Reason reason) {
    return new Refused(GrantResult.refused(reason));
  }
}
