package dev.gatewright.protocol.issuer;

import dev.gatewright.protocol.oauth.Reason;

/// The sentences of the plain error style, word for word what its clients know.
final class PlainSentences {
  private PlainSentences() {}

  static String of(Reason reason) {
    return switch (reason) {
      case REQUEST_MALFORMED,
          REQUEST_REPEATED_PARAMETER,
          REQUEST_SEVERAL_AUTHORIZATIONS,
          REQUEST_CONTENT_TYPE,
          REQUEST_TOO_LARGE,
          GRANT_TYPE_MISSING,
          CODE_MISSING,
          PASSWORD_MISSING,
          EXCHANGE_SUBJECT_TOKEN_MISSING,
          EXCHANGE_ACTOR_TOKEN,
          EXCHANGE_TOKEN_TYPE,
          EXCHANGE_TOKEN_TYPE_MALFORMED,
          CUSTOM_GRANT_REQUEST ->
          "Missing required fields";
      case REQUEST_METHOD -> "Method not allowed";
      case CLIENT_MISSING -> "Missing client_id";
      case CLIENT_UNKNOWN, CLIENT_ID_MISMATCH, AUTHORIZE_CLIENT_UNKNOWN, CLIENT_INACTIVE ->
          "Invalid client_id";
      case CLIENT_SECRET,
          CLIENT_METHOD,
          CLIENT_SEVERAL_METHODS,
          CLIENT_BASIC_MALFORMED,
          CLIENT_ASSERTION,
          CLIENT_ASSERTION_REPLAYED,
          CLIENT_PUBLIC ->
          "Invalid client_secret";
      case CLIENT_THROTTLED -> "Rate limited";
      case CLIENT_GRANT_NOT_ALLOWED, AUTHORIZE_GRANT_NOT_ALLOWED, GRANT_TYPE_UNSUPPORTED ->
          "Unsupported grant_type";
      case REDIRECT_URI_MISMATCH, REDIRECT_URI_MALFORMED -> "Invalid redirect_uri";
      case AUTHORIZE_LOGIN_REQUIRED,
          AUTHORIZE_ACCOUNT_SELECTION_REQUIRED,
          AUTHORIZE_WRONG_USER,
          AUTHORIZE_ACR ->
          "Login required";
      case AUTHORIZE_CONSENT_REQUIRED -> "Consent required";
      case AUTHORIZE_DENIED,
          AUTHORIZE_IMPERSONATED,
          AUTHORIZE_SUBJECT_UNKNOWN,
          AUTHORIZE_GUEST_OPENID,
          AUTHORIZE_ORGANIZATION ->
          "Access denied";
      case PKCE_METHOD -> "Only S256 code_challenge_method is supported";
      case PKCE_VERIFIER_MISSING,
          PKCE_VERIFIER_MALFORMED,
          PKCE_VERIFIER_MISMATCH,
          PKCE_VERIFIER_UNEXPECTED ->
          "PKCE verification failed";
      case CODE_INVALID, CODE_EXPIRED, CODE_REPLAYED -> "Invalid or expired code";
      case CODE_REDIRECT_URI -> "redirect_uri mismatch";
      case PASSWORD_INVALID -> "Invalid credentials";
      case EXCHANGE_REFUSED, CUSTOM_GRANT_REFUSED -> "Invalid grant";
      case REFRESH_MISSING -> "Missing refresh_token";
      case REFRESH_INVALID,
          REFRESH_REVOKED,
          REFRESH_THEFT,
          REFRESH_REPLAYED,
          REFRESH_GRACE_EXHAUSTED,
          REFRESH_STORE_BEHIND,
          SESSION_ENDED ->
          "Invalid refresh token";
      case REFRESH_EXPIRED -> "Refresh token expired";
      case SUBJECT_INACTIVE, ORGANIZATION_INACTIVE -> "Account blocked";
      case GUEST_ENDED -> "PIN revoked";
      case TOKEN_MISSING -> "Missing token or client_id";
      case TOKEN_INVALID,
          TOKEN_NOT_FOR_CALLER,
          TOKEN_FOREIGN,
          TOKEN_BEARER_MISSING,
          TOKEN_SEVERAL_METHODS,
          TOKEN_ORGANIZATIONS,
          TOKEN_PERSON,
          TOKEN_AUDIENCE,
          TOKEN_SCOPE ->
          "Invalid token";
      case SERVER_ERROR -> "Internal error";
      case HOOK_FAILED, SERVER_BUSY -> "Temporarily unavailable";
      case HOOK_REFUSED -> "Access denied";
      case REDIRECT_URI_MISSING,
          AUTHORIZE_CLIENT_MISSING,
          AUTHORIZE_RESPONSE_TYPE_MISSING,
          AUTHORIZE_RESPONSE_TYPE,
          AUTHORIZE_RESPONSE_MODE,
          AUTHORIZE_STATE_MISSING,
          AUTHORIZE_PARAMETER,
          AUTHORIZE_REQUEST_OBJECT,
          AUTHORIZE_REQUEST_URI,
          AUTHORIZE_REGISTRATION,
          AUTHORIZE_PROMPT_NONE_COMBINED,
          AUTHORIZE_ID_TOKEN_HINT,
          AUTHORIZE_INTERACTION_LOST,
          AUTHORIZE_COOKIE_GONE,
          AUTHORIZE_ANSWERED,
          PKCE_CHALLENGE_MISSING,
          PKCE_CHALLENGE_MALFORMED,
          SCOPE_MALFORMED,
          SCOPE_UNKNOWN,
          SCOPE_NOT_ALLOWED,
          SCOPE_EXCEEDS_GRANT,
          RESOURCE_INVALID,
          RESOURCE_EXCEEDS_GRANT,
          LOGOUT_HINT_INVALID,
          LOGOUT_CLIENT_MISMATCH,
          LOGOUT_REDIRECT_URI ->
          "Missing or invalid parameters";
    };
  }
}
