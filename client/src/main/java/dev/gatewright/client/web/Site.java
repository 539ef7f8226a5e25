package dev.gatewright.client.web;

import dev.gatewright.client.IdpClient;
import dev.gatewright.client.internal.Digest;
import dev.gatewright.client.internal.LoopbackHosts;
import java.net.URI;
import java.util.HexFormat;

/// The application as browsers see it, told from its redirect URI: that is registered at the
/// provider letter for letter, while the address of a request may be a proxy's.
///
/// @param identity what no other application has: its provider, its client there and its address
record Site(URI redirectUri, String identity) {
  private static final int TAG_BYTES = 4;

  static Site of(IdpClient idp) {
    if (idp.redirectUri().isEmpty()) {
      throw new IllegalStateException(
          "the IdpClient has no redirect URI: set redirectUri(...) in its builder to log people in");
    }
    var redirectUri = URI.create(idp.redirectUri());
    if (redirectUri.getHost() == null || redirectUri.getRawPath().isEmpty()) {
      throw new IllegalStateException(
          "the redirect URI "
              + redirectUri
              + " must be an absolute http or https address with a path, such as"
              + " http://localhost:3000/callback");
    }
    var identity = idp.issuer() + " " + idp.clientId() + " " + idp.redirectUri();
    return new Site(redirectUri, identity);
  }

  boolean isSecure() {
    return "https".equals(redirectUri.getScheme());
  }

  boolean isLoopback() {
    return LoopbackHosts.contains(redirectUri.getHost());
  }

  /// True if this `Host` header names the application's host, whatever the port: cookies do not
  /// know ports.
  boolean isHost(String header) {
    return header.replaceFirst(":\\d*$", "").equalsIgnoreCase(redirectUri.getHost());
  }

  /// As a browser writes it in `Origin` (RFC 6454 §6.2).
  String origin() {
    return redirectUri.getScheme() + "://" + redirectUri.getRawAuthority();
  }

  /// The name of a cookie for this purpose, with the strongest prefix that it can have. It tells
  /// this application's cookies from those of others on the same host: cookies are shared between
  /// ports (RFC 6265 §8.5), and a developer's machine has many.
  String cookieName(String purpose) {
    // Browsers let a page without TLS set no `__Host-` cookie, not even on this machine.
    return (isSecure() ? SetCookie.HOST_PREFIX : "")
        + purpose
        + "-"
        + HexFormat.of().formatHex(Digest.sha256(identity), 0, TAG_BYTES);
  }

  /// A cipher for values of this application alone: others may well have the same secret.
  StateCipher cipher(StateCipher from, String purpose) {
    return from.forPurpose(purpose + " " + identity);
  }
}
