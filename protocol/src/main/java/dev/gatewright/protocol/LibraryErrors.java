package dev.gatewright.protocol;

import dev.gatewright.protocol.oauth.Refusal;

/// The codes and statuses of the library that the third seed document describes, where they differ
/// from RFC 6749 §5.2: its clients switch on them.
final class LibraryErrors {
  private LibraryErrors() {}

  /// What a refusal is told as.
  record Told(int status, String error) {}

  static Told of(Refusal refusal) {
    return switch (refusal.reason()) {
      case CODE_INVALID,
          CODE_EXPIRED,
          CODE_REPLAYED,
          REFRESH_INVALID,
          REFRESH_REVOKED,
          REFRESH_EXPIRED,
          REFRESH_THEFT,
          REFRESH_GRACE_EXHAUSTED,
          REFRESH_STORE_BEHIND,
          SESSION_ENDED,
          PKCE_VERIFIER_MISSING,
          PKCE_VERIFIER_MALFORMED,
          PKCE_VERIFIER_UNEXPECTED ->
          new Told(400, "invalid_request");
      case REDIRECT_URI_MISSING,
          REDIRECT_URI_MISMATCH,
          CODE_REDIRECT_URI,
          AUTHORIZE_CLIENT_UNKNOWN,
          AUTHORIZE_CLIENT_MISSING,
          CLIENT_PUBLIC ->
          new Told(401, "invalid_client");
      case AUTHORIZE_RESPONSE_TYPE, AUTHORIZE_RESPONSE_TYPE_MISSING, GRANT_TYPE_MISSING ->
          new Told(400, "unsupported_grant_type");
      case SCOPE_NOT_ALLOWED, SCOPE_EXCEEDS_GRANT -> new Told(401, "unauthorized_scope");
      case CLIENT_GRANT_NOT_ALLOWED -> new Told(401, "unauthorized_client");
      case AUTHORIZE_DENIED -> new Told(401, "access_denied");
      default -> new Told(refusal.status(), refusal.error().wire());
    };
  }
}
