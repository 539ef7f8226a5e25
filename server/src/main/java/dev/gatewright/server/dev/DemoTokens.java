package dev.gatewright.server.dev;

import java.util.Optional;

/// What the demo application holds of one login. `idToken` is the last one received and verified,
/// also the hint at the logout; `userInfo` is the answer as JSON.
record DemoTokens(
    String accessToken, Optional<String> refreshToken, String idToken, String userInfo) {
  @Override
  public String toString() {
    return "DemoTokens[***]";
  }
}
