package dev.gatewright.client;

import java.net.URI;

/// Where to send the browser to log in, and what to remember until it comes back. Comes from
/// [IdpClient#createAuthorizationUrl]. Immutable.
public final class AuthorizationUrl {
  private final URI url;
  private final PendingLogin pending;

  AuthorizationUrl(URI url, PendingLogin pending) {
    this.url = url;
    this.pending = pending;
  }

  /// The address for the browser.
  public URI url() {
    return url;
  }

  /// What to keep for the callback, bound to this browser.
  public PendingLogin pending() {
    return pending;
  }

  /// The PKCE `code_verifier` (RFC 7636 §4.1). Secret: keep it on the server or encrypted.
  public String codeVerifier() {
    return pending.codeVerifier();
  }

  /// The `state` that the callback must bring back (RFC 6749 §10.12).
  public String state() {
    return pending.state();
  }

  /// The `nonce` that the ID token must carry (OpenID Connect Core §3.1.2.1).
  public String nonce() {
    return pending.nonce();
  }

  /// Leaves out the values that only this browser and this application may know.
  @Override
  public String toString() {
    return "AuthorizationUrl[" + url.getScheme() + "://" + url.getAuthority() + url.getPath() + "]";
  }
}
