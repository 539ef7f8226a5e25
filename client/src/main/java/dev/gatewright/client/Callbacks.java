package dev.gatewright.client;

/// What must hold of a callback before its code is worth anything (RFC 6749 §4.1.2, §10.12, RFC
/// 9207 §2.4).
final class Callbacks {
  private final ProviderMetadata provider;

  Callbacks(ProviderMetadata provider) {
    this.provider = provider;
  }

  String codeOf(CallbackParameters parameters, PendingLogin stored) {
    if (parameters.state().filter(state -> IdTokens.equal(state, stored.state())).isEmpty()) {
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
    if (parameters.one("iss").filter(provider.issuer()::equals).isEmpty()) {
      throw new IdpException.InvalidCallback(
          "iss.mismatch", "the callback comes from another provider");
    }
  }
}
