package dev.gatewright.protocol.seal;

import dev.gatewright.protocol.oauth.GrantHandle;

/// What a refresh token says: which grant it belongs to, and which of its tokens it is.
///
/// @param generation 0 for the first token of a grant, one more at each rotation
/// @param epoch the store epoch under which the grant was made
/// @param secretVersion the issuer secret whose key proves the token
public record RefreshTokenValue(GrantHandle handle, int generation, int epoch, int secretVersion) {
  public RefreshTokenValue {
    if (generation < 0 || epoch < 0 || secretVersion < 1) {
      throw new IllegalArgumentException("a refresh token counts nothing below zero");
    }
  }

  /// The token that replaces this one; always the same, so that a client that lost the answer can
  /// be given it again.
  public RefreshTokenValue successor() {
    return new RefreshTokenValue(handle, generation + 1, epoch, secretVersion);
  }
}
