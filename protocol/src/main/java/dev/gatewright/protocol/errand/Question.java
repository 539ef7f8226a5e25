package dev.gatewright.protocol.errand;

import dev.gatewright.protocol.oauth.Scope;
import java.util.Optional;

/// What is asked of the person now.
public sealed interface Question {

  /// To log in, or to log in anew. `newAccount` says that the person is expected to make an account
  /// first (`prompt=create`); who has one already logs in.
  record Login(Demand demand, boolean newAccount) implements Question {}

  /// To prove more: somebody is logged in, and the session is not worth what is demanded. The
  /// session is strengthened and goes on.
  record StepUp(Demand demand) implements Question {}

  /// To say whether to go on as the person who is logged in (`prompt=select_account`). `demand` is
  /// what the login of another must be worth.
  record SelectAccount(Demand demand) implements Question {}

  /// To allow the client `missing`. `organization` is the one that the tokens are to be for;
  /// `lasting` says that the client keeps its access when the person is away; `everyTime` that this
  /// was allowed before and is asked all the same, because somebody else could take the client's
  /// place (RFC 8252 §8.6).
  record Consent(Scope missing, Optional<String> organization, boolean lasting, boolean everyTime)
      implements Question {}
}
