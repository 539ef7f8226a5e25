package dev.gatewright.protocol.issue;

import java.util.Map;

/// Claims of the host's own in tokens. Thread-safe.
///
/// Values are JSON-ready (String, Boolean, Number, List, Map). A claim that the protocol sets, such
/// as `sub` or `exp`, cannot be replaced and is left out.
public interface ExtraClaims {
  /// None at all.
  ExtraClaims NONE = context -> Map.of();

  /// Further claims of an access token.
  Map<String, Object> inAccessToken(IssueContext context);

  /// Further claims of an ID token; none unless implemented.
  default Map<String, Object> inIdToken(IssueContext context) {
    return Map.of();
  }
}
