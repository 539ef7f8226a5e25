package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.oauth.Refusal;

/// The codes and statuses of `@jmondi/oauth2-server`: its clients switch on them. What it has no
/// word for keeps its own.
///
/// Where they differ from RFC 6749 §5.2: what is wrong with a code or a refresh token is
/// `invalid_request`, a wrong redirect URI `invalid_client` at the authorization endpoint and
/// `invalid_request` at the token endpoint, an unknown response type `unsupported_grant_type`; a
/// grant that the client may not use is `invalid_client` at the token endpoint; and what a client
/// may not do otherwise, such as a scope it may not have, is 401.
final class LibraryErrors {
  private LibraryErrors() {}

  /// What a refusal is told as.
  record Told(int status, String error) {}

  static Told of(Refusal refusal) {
    return switch (refusal.reason()) {
      case REQUEST_MALFORMED,
          REQUEST_REPEATED_PARAMETER,
          REQUEST_SEVERAL_AUTHORIZATIONS,
          CLIENT_SEVERAL_METHODS,
          REDIRECT_URI_MISSING,
          REDIRECT_URI_MALFORMED,
          CLIENT_MISSING,
          CODE_REDIRECT_URI,
          AUTHORIZE_CLIENT_MISSING,
          AUTHORIZE_RESPONSE_MODE,
          AUTHORIZE_STATE_MISSING,
          AUTHORIZE_PARAMETER,
          AUTHORIZE_PROMPT_NONE_COMBINED,
          AUTHORIZE_ID_TOKEN_HINT,
          AUTHORIZE_INTERACTION_LOST,
          AUTHORIZE_COOKIE_GONE,
          AUTHORIZE_ANSWERED,
          PKCE_CHALLENGE_MISSING,
          PKCE_CHALLENGE_MALFORMED,
          PKCE_METHOD,
          PKCE_VERIFIER_MISSING,
          PKCE_VERIFIER_MALFORMED,
          CODE_MISSING,
          CODE_INVALID,
          CODE_EXPIRED,
          CODE_REPLAYED,
          PASSWORD_MISSING,
          EXCHANGE_SUBJECT_TOKEN_MISSING,
          EXCHANGE_ACTOR_TOKEN,
          EXCHANGE_TOKEN_TYPE,
          EXCHANGE_TOKEN_TYPE_MALFORMED,
          EXCHANGE_REFUSED,
          CUSTOM_GRANT_REQUEST,
          REFRESH_MISSING,
          REFRESH_INVALID,
          REFRESH_REVOKED,
          REFRESH_EXPIRED,
          REFRESH_THEFT,
          REFRESH_REPLAYED,
          REFRESH_GRACE_EXHAUSTED,
          REFRESH_STORE_BEHIND,
          SESSION_ENDED,
          SUBJECT_INACTIVE,
          GUEST_ENDED,
          ORGANIZATION_INACTIVE,
          TOKEN_MISSING,
          TOKEN_SEVERAL_METHODS,
          LOGOUT_HINT_INVALID,
          LOGOUT_CLIENT_MISMATCH,
          LOGOUT_REDIRECT_URI ->
          new Told(400, "invalid_request");
      case PKCE_VERIFIER_MISMATCH,
          PKCE_VERIFIER_UNEXPECTED,
          PASSWORD_INVALID,
          CUSTOM_GRANT_REFUSED,
          TOKEN_FOREIGN ->
          new Told(400, "invalid_grant");
      case SCOPE_MALFORMED, SCOPE_UNKNOWN, SCOPE_EXCEEDS_GRANT -> new Told(400, "invalid_scope");
      case GRANT_TYPE_MISSING,
          GRANT_TYPE_UNSUPPORTED,
          AUTHORIZE_RESPONSE_TYPE_MISSING,
          AUTHORIZE_RESPONSE_TYPE ->
          new Told(400, "unsupported_grant_type");
      case CLIENT_UNKNOWN,
          CLIENT_SECRET,
          CLIENT_METHOD,
          CLIENT_ID_MISMATCH,
          CLIENT_BASIC_MALFORMED,
          CLIENT_ASSERTION,
          CLIENT_ASSERTION_REPLAYED,
          CLIENT_PUBLIC,
          CLIENT_INACTIVE,
          REDIRECT_URI_MISMATCH,
          CLIENT_GRANT_NOT_ALLOWED,
          AUTHORIZE_CLIENT_UNKNOWN ->
          new Told(401, "invalid_client");
      case AUTHORIZE_GRANT_NOT_ALLOWED -> new Told(401, "unauthorized_client");
      case SCOPE_NOT_ALLOWED -> new Told(401, "unauthorized_scope");
      case AUTHORIZE_DENIED,
          AUTHORIZE_IMPERSONATED,
          AUTHORIZE_SUBJECT_UNKNOWN,
          AUTHORIZE_GUEST_OPENID,
          AUTHORIZE_ORGANIZATION,
          HOOK_REFUSED ->
          new Told(401, "access_denied");
      case REQUEST_CONTENT_TYPE,
          REQUEST_TOO_LARGE,
          REQUEST_METHOD,
          AUTHORIZE_REQUEST_OBJECT,
          AUTHORIZE_REQUEST_URI,
          AUTHORIZE_REGISTRATION,
          AUTHORIZE_LOGIN_REQUIRED,
          AUTHORIZE_CONSENT_REQUIRED,
          AUTHORIZE_ACCOUNT_SELECTION_REQUIRED,
          AUTHORIZE_WRONG_USER,
          AUTHORIZE_ACR,
          RESOURCE_INVALID,
          RESOURCE_EXCEEDS_GRANT,
          TOKEN_INVALID,
          TOKEN_NOT_FOR_CALLER,
          TOKEN_BEARER_MISSING,
          TOKEN_ORGANIZATIONS,
          TOKEN_PERSON,
          TOKEN_AUDIENCE,
          TOKEN_SCOPE,
          CLIENT_THROTTLED,
          HOOK_FAILED,
          SERVER_ERROR,
          SERVER_BUSY ->
          new Told(refusal.status(), refusal.error().wire());
    };
  }
}
