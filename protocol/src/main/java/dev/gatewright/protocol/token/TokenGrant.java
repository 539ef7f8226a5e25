package dev.gatewright.protocol.token;

/// What one grant does with a request whose client is authenticated and may use the grant.
interface TokenGrant {
  GrantResult answer(TokenRequest request);
}
