package dev.gatewright.server.refusals;

import dev.gatewright.protocol.oauth.Reason;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Why the engine refuses a request; its rules and cures are its own.
final class EngineReasons {
  static final List<Explanation> ALL =
      Arrays.stream(Reason.values()).map(EngineReasons::of).toList();

  private EngineReasons() {}

  private static Explanation of(Reason reason) {
    return new Explanation(
        reason.code(), reason.error().wire(), reason.description(), setting(reason), reason.cure());
  }

  /// What decides it, where it is neither the request alone nor the state of something.
  private static Optional<Setting> setting(Reason reason) {
    return switch (reason) {
      case CLIENT_SECRET -> client("secret");
      case CLIENT_METHOD, CLIENT_PUBLIC, CLIENT_MISSING -> client("token_endpoint_auth");
      case CLIENT_ASSERTION -> client("jwks");
      case CLIENT_UNKNOWN, AUTHORIZE_CLIENT_UNKNOWN -> issuer("clients");
      case CLIENT_GRANT_NOT_ALLOWED, AUTHORIZE_GRANT_NOT_ALLOWED -> client("grants");
      case REDIRECT_URI_MISSING, REDIRECT_URI_MISMATCH, CODE_REDIRECT_URI ->
          client("redirect_uris");
      case AUTHORIZE_STATE_MISSING -> client("require_state");
      case AUTHORIZE_CONSENT_REQUIRED -> client("first_party");
      case AUTHORIZE_GUEST_OPENID -> client("login_methods");
      case AUTHORIZE_ORGANIZATION, TOKEN_ORGANIZATIONS -> client("organizations");
      case AUTHORIZE_IMPERSONATED -> issuer("impersonation");
      case AUTHORIZE_ACR -> issuer("login.methods");
      case AUTHORIZE_LOGIN_REQUIRED -> client("sso");
      case PKCE_CHALLENGE_MISSING -> client("pkce");
      case PKCE_CHALLENGE_MALFORMED -> client("pkce_legacy_hex");
      case REFRESH_EXPIRED -> client("refresh_lifetime");
      case REFRESH_REPLAYED, REFRESH_THEFT, REFRESH_GRACE_EXHAUSTED -> client("refresh_grace");
      case SESSION_ENDED -> client("refresh_ends_with_session");
      case SCOPE_UNKNOWN -> issuer("scopes");
      case SCOPE_NOT_ALLOWED -> client("scopes");
      case RESOURCE_INVALID, TOKEN_NOT_FOR_CALLER -> issuer("resources");
      case LOGOUT_REDIRECT_URI -> client("post_logout_redirect_uris");
      case REQUEST_MALFORMED,
          REQUEST_REPEATED_PARAMETER,
          REQUEST_SEVERAL_AUTHORIZATIONS,
          REQUEST_CONTENT_TYPE,
          REQUEST_TOO_LARGE,
          REQUEST_METHOD,
          CLIENT_THROTTLED,
          CLIENT_SEVERAL_METHODS,
          CLIENT_ID_MISMATCH,
          CLIENT_BASIC_MALFORMED,
          CLIENT_ASSERTION_REPLAYED,
          GRANT_TYPE_MISSING,
          GRANT_TYPE_UNSUPPORTED,
          REDIRECT_URI_MALFORMED,
          AUTHORIZE_CLIENT_MISSING,
          AUTHORIZE_RESPONSE_TYPE_MISSING,
          AUTHORIZE_RESPONSE_TYPE,
          AUTHORIZE_RESPONSE_MODE,
          AUTHORIZE_PARAMETER,
          AUTHORIZE_REQUEST_OBJECT,
          AUTHORIZE_REQUEST_URI,
          AUTHORIZE_REGISTRATION,
          AUTHORIZE_PROMPT_NONE_COMBINED,
          AUTHORIZE_ID_TOKEN_HINT,
          AUTHORIZE_ACCOUNT_SELECTION_REQUIRED,
          AUTHORIZE_WRONG_USER,
          AUTHORIZE_DENIED,
          AUTHORIZE_SUBJECT_UNKNOWN,
          AUTHORIZE_INTERACTION_LOST,
          AUTHORIZE_COOKIE_GONE,
          AUTHORIZE_ANSWERED,
          PKCE_METHOD,
          PKCE_VERIFIER_MISSING,
          PKCE_VERIFIER_MALFORMED,
          PKCE_VERIFIER_MISMATCH,
          PKCE_VERIFIER_UNEXPECTED,
          CODE_MISSING,
          CODE_INVALID,
          CODE_EXPIRED,
          CODE_REPLAYED,
          PASSWORD_MISSING,
          PASSWORD_INVALID,
          EXCHANGE_SUBJECT_TOKEN_MISSING,
          EXCHANGE_ACTOR_TOKEN,
          EXCHANGE_TOKEN_TYPE_MALFORMED,
          EXCHANGE_TOKEN_TYPE,
          EXCHANGE_REFUSED,
          CUSTOM_GRANT_REFUSED,
          CUSTOM_GRANT_REQUEST,
          REFRESH_MISSING,
          REFRESH_INVALID,
          REFRESH_REVOKED,
          REFRESH_STORE_BEHIND,
          SUBJECT_INACTIVE,
          GUEST_ENDED,
          CLIENT_INACTIVE,
          ORGANIZATION_INACTIVE,
          SCOPE_MALFORMED,
          SCOPE_EXCEEDS_GRANT,
          RESOURCE_EXCEEDS_GRANT,
          TOKEN_MISSING,
          TOKEN_INVALID,
          TOKEN_FOREIGN,
          TOKEN_BEARER_MISSING,
          TOKEN_SEVERAL_METHODS,
          TOKEN_SCOPE,
          TOKEN_PERSON,
          TOKEN_AUDIENCE,
          LOGOUT_HINT_INVALID,
          LOGOUT_CLIENT_MISMATCH,
          HOOK_REFUSED,
          HOOK_FAILED,
          SERVER_ERROR,
          SERVER_BUSY ->
          Optional.empty();
    };
  }

  private static Optional<Setting> client(String key) {
    return Optional.of(Setting.client(key));
  }

  private static Optional<Setting> issuer(String key) {
    return Optional.of(Setting.issuer(key));
  }
}
