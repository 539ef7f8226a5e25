package dev.gatewright.client;

import dev.gatewright.client.discovery.ProviderMetadata;
import dev.gatewright.client.error.IdpException;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.internal.ForeignText;
import dev.gatewright.client.internal.IssuerRule;

/// What must hold of a callback before its code is worth anything (RFC 6749 §4.1.2, §10.12, RFC
/// 9207 §2.4).
final class Callbacks {
  private final ProviderMetadata provider;
  private final IssuerRule issuer;

  Callbacks(ProviderMetadata provider, IssuerRule issuer) {
    this.provider = provider;
    this.issuer = issuer;
  }

  String codeOf(CallbackParameters parameters, PendingLogin stored) {
    if (parameters.state().filter(state -> Digest.isSame(state, stored.state())).isEmpty()) {
      throw new IdpException.InvalidCallback(
          "state.mismatch", "the callback's state is not that of a login this browser started");
    }
    requireIssuer(parameters);
    parameters
        .one("error")
        .ifPresent(error -> {
          throw new IdpException.LoginDeclined(
              ForeignText.printable(error),
              ForeignText.printable(parameters.one("error_description").orElse("")));
        });
    return parameters
        .one("code")
        .orElseThrow(
            () -> new IdpException.InvalidCallback("code.missing", "the callback has no code"));
  }

  /// An answer from another provider than the one asked (RFC 9700 §4.4).
  private void requireIssuer(CallbackParameters parameters) {
    if (!parameters.has("iss")) {
      if (provider.sendsIssuerInResponses()) {
        throw new IdpException.InvalidCallback(
            "iss.missing", "the callback has no iss though this provider always sends it");
      }
      return;
    }
    if (parameters.one("iss").filter(issuer::hasAnswered).isEmpty()) {
      throw new IdpException.InvalidCallback(
          "iss.mismatch", "the callback comes from another provider");
    }
  }
}
