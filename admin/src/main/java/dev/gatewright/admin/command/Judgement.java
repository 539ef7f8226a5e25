package dev.gatewright.admin.command;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import java.util.List;
import java.util.Optional;

/// What an address that somebody pasted comes to, without anything done.
public sealed interface Judgement {
  /// A good authorization request: somebody would be asked to sign in. What depends on who that is
  /// is not judged.
  record Good(ClientId client) implements Judgement {}

  /// An authorization request that is refused.
  ///
  /// @param client who asks, if there is such a one
  /// @param told whether the error goes to the application; it is shown on a page otherwise
  record Bad(Refusal refusal, Optional<ClientId> client, boolean told) implements Judgement {}

  /// An error that an application was sent.
  ///
  /// @param reasons all that it can mean
  /// @param client whose redirect URI it is, where it is one client's alone
  record ErrorSent(List<Reason> reasons, Optional<ClientId> client) implements Judgement {
    public ErrorSent {
      reasons = List.copyOf(reasons);
    }
  }

  /// Neither an authorization request to this issuer nor an error of its own.
  record NotOurs() implements Judgement {}
}
