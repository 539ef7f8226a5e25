package dev.gatewright.protocol.token;

import dev.gatewright.protocol.issue.TokenHook.Advice;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.ports.Grants.Dead;

/// What a grant answers to the endpoint, which gives refusals their form.
sealed interface GrantResult {
  record Issued(TokenResponse response) implements GrantResult {}

  record Refused(Refusal refusal) implements GrantResult {}

  static GrantResult refused(Reason reason) {
    return new Refused(Refusal.of(reason));
  }

  /// What a hook that does not let go on leads to: nothing was spent.
  static GrantResult refused(Advice.Refuse refuse) {
    return refused(Reason.HOOK_REFUSED);
  }

  /// The same of one that cannot be asked.
  static GrantResult refused(Advice.Fail fail) {
    return refused(Reason.HOOK_FAILED);
  }

  /// The refusal of an authorization that hangs on what no longer lives.
  static GrantResult refused(Dead dead) {
    return refused(
        switch (dead) {
          case SESSION -> Reason.SESSION_ENDED;
          case SUBJECT -> Reason.SUBJECT_INACTIVE;
          case CLIENT -> Reason.CLIENT_INACTIVE;
          case ORGANIZATION -> Reason.ORGANIZATION_INACTIVE;
          case EPOCH -> Reason.CODE_INVALID;
        });
  }
}
