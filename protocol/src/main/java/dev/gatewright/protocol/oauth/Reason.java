package dev.gatewright.protocol.oauth;

/// Why a request was refused: a stable code that logs, audit trail, error page and documentation
/// share, the OAuth error it is sent as, the sentence the client's developer reads, and the cure.
public enum Reason {
  REQUEST_MALFORMED(
      ErrorCode.INVALID_REQUEST, "request.malformed", "the request could not be read"),
  REQUEST_REPEATED_PARAMETER(
      ErrorCode.INVALID_REQUEST,
      "request.repeated_parameter",
      "a parameter was sent more than once"),
  REQUEST_SEVERAL_AUTHORIZATIONS(
      ErrorCode.INVALID_REQUEST,
      "request.several_authorizations",
      "Authorization was sent more than once"),
  REQUEST_CONTENT_TYPE(
      ErrorCode.INVALID_REQUEST, "request.content_type", "the content type is not supported"),
  REQUEST_TOO_LARGE(ErrorCode.INVALID_REQUEST, "request.too_large", "the request is too large"),
  REQUEST_METHOD(
      ErrorCode.INVALID_REQUEST, "request.method", "this endpoint does not take this method"),
  CLIENT_MISSING(ErrorCode.INVALID_CLIENT, "client.missing", "no client_id was sent"),
  CLIENT_UNKNOWN(ErrorCode.INVALID_CLIENT, "client.unknown", "client authentication failed"),
  CLIENT_SECRET(ErrorCode.INVALID_CLIENT, "client.secret", "client authentication failed"),
  CLIENT_THROTTLED(
      ErrorCode.TEMPORARILY_UNAVAILABLE,
      "client.throttled",
      "too many wrong client secrets came from this address"),
  CLIENT_METHOD(
      ErrorCode.INVALID_CLIENT, "client.method", "the client may not authenticate in this way"),
  CLIENT_SEVERAL_METHODS(
      ErrorCode.INVALID_REQUEST,
      "client.several_methods",
      "more than one client authentication method was used"),
  CLIENT_ID_MISMATCH(
      ErrorCode.INVALID_CLIENT,
      "client.id_mismatch",
      "client_id differs from the authenticated client"),
  CLIENT_BASIC_MALFORMED(
      ErrorCode.INVALID_CLIENT,
      "client.basic_malformed",
      "the Authorization header could not be read"),
  CLIENT_ASSERTION(
      ErrorCode.INVALID_CLIENT, "client.assertion", "the client assertion was refused"),
  CLIENT_ASSERTION_REPLAYED(
      ErrorCode.INVALID_CLIENT,
      "client.assertion_replayed",
      "the client assertion was used before"),
  CLIENT_GRANT_NOT_ALLOWED(
      ErrorCode.UNAUTHORIZED_CLIENT,
      "client.grant_not_allowed",
      "this grant is not enabled for the client"),
  CLIENT_PUBLIC(ErrorCode.UNAUTHORIZED_CLIENT, "client.public", "a public client may not do this"),
  GRANT_TYPE_MISSING(ErrorCode.INVALID_REQUEST, "grant_type.missing", "grant_type is missing"),
  GRANT_TYPE_UNSUPPORTED(
      ErrorCode.UNSUPPORTED_GRANT_TYPE,
      "grant_type.unsupported",
      "this grant_type is not supported"),
  REDIRECT_URI_MISSING(
      ErrorCode.INVALID_REQUEST, "redirect_uri.missing", "redirect_uri is missing"),
  REDIRECT_URI_MALFORMED(
      ErrorCode.INVALID_REQUEST,
      "redirect_uri.malformed",
      "redirect_uri is not an absolute URI without a fragment"),
  REDIRECT_URI_MISMATCH(
      ErrorCode.INVALID_REQUEST,
      "redirect_uri.mismatch",
      "redirect_uri is not registered for this client"),
  AUTHORIZE_CLIENT_UNKNOWN(
      ErrorCode.INVALID_CLIENT, "authorize.client_unknown", "there is no such client"),
  AUTHORIZE_CLIENT_MISSING(
      ErrorCode.INVALID_REQUEST, "authorize.client_missing", "client_id is missing"),
  AUTHORIZE_GRANT_NOT_ALLOWED(
      ErrorCode.UNAUTHORIZED_CLIENT,
      "authorize.grant_not_allowed",
      "the grant that begins here is not enabled for the client"),
  AUTHORIZE_RESPONSE_TYPE_MISSING(
      ErrorCode.INVALID_REQUEST, "authorize.response_type_missing", "response_type is missing"),
  AUTHORIZE_RESPONSE_TYPE(
      ErrorCode.UNSUPPORTED_RESPONSE_TYPE,
      "authorize.response_type",
      "this response_type is not supported"),
  AUTHORIZE_RESPONSE_MODE(
      ErrorCode.INVALID_REQUEST, "authorize.response_mode", "this response_mode is not supported"),
  AUTHORIZE_STATE_MISSING(
      ErrorCode.INVALID_REQUEST, "authorize.state_missing", "state is required for this client"),
  AUTHORIZE_PARAMETER(
      ErrorCode.INVALID_REQUEST, "authorize.parameter", "a parameter has an invalid value"),
  AUTHORIZE_REQUEST_OBJECT(
      ErrorCode.REQUEST_NOT_SUPPORTED,
      "authorize.request_object",
      "request objects are not supported"),
  AUTHORIZE_REQUEST_URI(
      ErrorCode.REQUEST_URI_NOT_SUPPORTED, "authorize.request_uri", "request_uri is not supported"),
  AUTHORIZE_REGISTRATION(
      ErrorCode.REGISTRATION_NOT_SUPPORTED,
      "authorize.registration",
      "the registration parameter is not supported"),
  AUTHORIZE_PROMPT_NONE_COMBINED(
      ErrorCode.INVALID_REQUEST,
      "authorize.prompt_none_combined",
      "prompt none cannot be combined with another value"),
  AUTHORIZE_ID_TOKEN_HINT(
      ErrorCode.INVALID_REQUEST,
      "authorize.id_token_hint",
      "id_token_hint is not an ID token of this issuer for this client"),
  AUTHORIZE_LOGIN_REQUIRED(
      ErrorCode.LOGIN_REQUIRED, "authorize.login_required", "the user must log in"),
  AUTHORIZE_CONSENT_REQUIRED(
      ErrorCode.CONSENT_REQUIRED,
      "authorize.consent_required",
      "the user must consent and prompt is none"),
  AUTHORIZE_ACCOUNT_SELECTION_REQUIRED(
      ErrorCode.ACCOUNT_SELECTION_REQUIRED,
      "authorize.account_selection_required",
      "the user must choose an account and prompt is none"),
  AUTHORIZE_WRONG_USER(
      ErrorCode.LOGIN_REQUIRED,
      "authorize.wrong_user",
      "the user who is logged in is not the one asked for"),
  AUTHORIZE_ACR(
      ErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS,
      "authorize.acr",
      "the demanded acr cannot be reached"),
  AUTHORIZE_DENIED(ErrorCode.ACCESS_DENIED, "authorize.denied", "the user refused"),
  AUTHORIZE_IMPERSONATED(
      ErrorCode.ACCESS_DENIED,
      "authorize.impersonated",
      "somebody acts as the user, and the request needs the user"),
  AUTHORIZE_SUBJECT_UNKNOWN(
      ErrorCode.ACCESS_DENIED,
      "authorize.subject_unknown",
      "the application approved for a user whom its Subjects port does not find"),
  AUTHORIZE_GUEST_OPENID(
      ErrorCode.INVALID_SCOPE,
      "authorize.guest_openid",
      "openid asks who somebody is, and whoever comes with a PIN has no account"),
  AUTHORIZE_ORGANIZATION(
      ErrorCode.ACCESS_DENIED,
      "authorize.organization",
      "the user is not an active member of the organization asked for"),
  AUTHORIZE_INTERACTION_LOST(
      ErrorCode.INVALID_REQUEST,
      "authorize.interaction_lost",
      "this login attempt is no longer valid"),
  AUTHORIZE_COOKIE_GONE(
      ErrorCode.INVALID_REQUEST,
      "authorize.cookie_gone",
      "this browser does not have the cookie of this login"),
  AUTHORIZE_ANSWERED(
      ErrorCode.INVALID_REQUEST, "authorize.answered", "this login has its answer already"),
  PKCE_CHALLENGE_MISSING(
      ErrorCode.INVALID_REQUEST, "pkce.challenge_missing", "code_challenge is required"),
  PKCE_CHALLENGE_MALFORMED(
      ErrorCode.INVALID_REQUEST,
      "pkce.challenge_malformed",
      "code_challenge must be 43 base64url characters"),
  PKCE_METHOD(
      ErrorCode.INVALID_REQUEST, "pkce.method", "only code_challenge_method S256 is supported"),
  PKCE_VERIFIER_MISSING(
      ErrorCode.INVALID_GRANT, "pkce.verifier_missing", "code_verifier is missing"),
  PKCE_VERIFIER_MALFORMED(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_malformed",
      "code_verifier must be 43 to 128 unreserved characters"),
  PKCE_VERIFIER_MISMATCH(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_mismatch",
      "code_verifier does not match code_challenge"),
  PKCE_VERIFIER_UNEXPECTED(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_unexpected",
      "code_verifier was sent but the authorization request had no code_challenge"),
  CODE_MISSING(ErrorCode.INVALID_REQUEST, "code.missing", "code is missing"),
  CODE_INVALID(
      ErrorCode.INVALID_GRANT, "code.invalid", "the code is unknown or belongs to another client"),
  CODE_EXPIRED(ErrorCode.INVALID_GRANT, "code.expired", "the code has expired"),
  CODE_REPLAYED(ErrorCode.INVALID_GRANT, "code.replayed", "the code was used before"),
  CODE_REDIRECT_URI(
      ErrorCode.INVALID_GRANT,
      "code.redirect_uri",
      "redirect_uri differs from the authorization request"),
  PASSWORD_MISSING(
      ErrorCode.INVALID_REQUEST, "password.missing", "username or password is missing"),
  PASSWORD_INVALID(
      ErrorCode.INVALID_GRANT, "password.invalid", "username and password do not match"),
  EXCHANGE_SUBJECT_TOKEN_MISSING(
      ErrorCode.INVALID_REQUEST,
      "exchange.subject_token_missing",
      "subject_token or subject_token_type is missing"),
  EXCHANGE_ACTOR_TOKEN(
      ErrorCode.INVALID_REQUEST,
      "exchange.actor_token",
      "actor_token and actor_token_type belong together"),
  EXCHANGE_TOKEN_TYPE_MALFORMED(
      ErrorCode.INVALID_REQUEST,
      "exchange.token_type_malformed",
      "subject_token_type and actor_token_type must be absolute URIs"),
  EXCHANGE_TOKEN_TYPE(
      ErrorCode.INVALID_REQUEST,
      "exchange.token_type",
      "this requested_token_type is not issued here"),
  EXCHANGE_REFUSED(ErrorCode.INVALID_REQUEST, "exchange.refused", "the token cannot be exchanged"),
  CUSTOM_GRANT_REFUSED(ErrorCode.INVALID_GRANT, "custom_grant.refused", "the grant was refused"),
  CUSTOM_GRANT_REQUEST(
      ErrorCode.INVALID_REQUEST,
      "custom_grant.request",
      "the request lacks something that this grant needs"),
  REFRESH_MISSING(ErrorCode.INVALID_REQUEST, "refresh.missing", "refresh_token is missing"),
  REFRESH_INVALID(
      ErrorCode.INVALID_GRANT,
      "refresh.invalid",
      "the refresh token is unknown or belongs to another client"),
  REFRESH_REVOKED(
      ErrorCode.INVALID_GRANT, "refresh.revoked", "the refresh token is no longer valid"),
  REFRESH_EXPIRED(ErrorCode.INVALID_GRANT, "refresh.expired", "the refresh token has expired"),
  REFRESH_THEFT(
      ErrorCode.INVALID_GRANT,
      "refresh.theft",
      "the refresh token was used before; the grant is revoked"),
  REFRESH_REPLAYED(
      ErrorCode.INVALID_GRANT,
      "refresh.replayed",
      "the refresh token was used a moment ago; the new one goes on"),
  REFRESH_GRACE_EXHAUSTED(
      ErrorCode.INVALID_GRANT,
      "refresh.grace_exhausted",
      "the refresh token was used twice too often; the grant is revoked"),
  REFRESH_STORE_BEHIND(
      ErrorCode.INVALID_GRANT,
      "refresh.store_behind",
      "the server was restored from a backup older than this token"),
  SESSION_ENDED(ErrorCode.INVALID_GRANT, "session.ended", "the login session has ended"),
  SUBJECT_INACTIVE(ErrorCode.INVALID_GRANT, "subject.inactive", "the account may not act"),
  GUEST_ENDED(
      ErrorCode.INVALID_GRANT, "guest.ended", "the PIN that let them in is revoked or has expired"),
  CLIENT_INACTIVE(ErrorCode.INVALID_GRANT, "client.inactive", "the client is not active"),
  ORGANIZATION_INACTIVE(
      ErrorCode.INVALID_GRANT,
      "organization.inactive",
      "the organization of this grant is not active for the user"),
  SCOPE_MALFORMED(ErrorCode.INVALID_SCOPE, "scope.malformed", "the scope could not be read"),
  SCOPE_UNKNOWN(
      ErrorCode.INVALID_SCOPE,
      "scope.unknown",
      "the scope names something that is declared nowhere here"),
  SCOPE_NOT_ALLOWED(
      ErrorCode.INVALID_SCOPE,
      "scope.not_allowed",
      "the scope names something the client may not ask for"),
  SCOPE_EXCEEDS_GRANT(
      ErrorCode.INVALID_SCOPE, "scope.exceeds_grant", "the scope is wider than the grant"),
  RESOURCE_INVALID(
      ErrorCode.INVALID_TARGET, "resource.invalid", "the resource is unknown or malformed"),
  RESOURCE_EXCEEDS_GRANT(
      ErrorCode.INVALID_TARGET,
      "resource.exceeds_grant",
      "the resource was not part of the authorization"),
  TOKEN_MISSING(ErrorCode.INVALID_REQUEST, "token.missing", "token is missing"),
  TOKEN_INVALID(ErrorCode.INVALID_TOKEN, "token.invalid", "the access token is not valid"),
  TOKEN_NOT_FOR_CALLER(
      ErrorCode.INVALID_TOKEN,
      "token.not_for_caller",
      "the token is not for the client that asks about it"),
  TOKEN_FOREIGN(ErrorCode.INVALID_GRANT, "token.foreign", "the token was issued to another client"),
  TOKEN_BEARER_MISSING(ErrorCode.INVALID_TOKEN, "token.bearer_missing", "no access token was sent"),
  TOKEN_SEVERAL_METHODS(
      ErrorCode.INVALID_REQUEST,
      "token.several_methods",
      "the access token was sent in more than one way"),
  TOKEN_SCOPE(ErrorCode.INSUFFICIENT_SCOPE, "token.scope", "the access token lacks scope openid"),
  TOKEN_ORGANIZATIONS(
      ErrorCode.INSUFFICIENT_SCOPE,
      "token.organizations",
      "the access token may not see organizations"),
  TOKEN_PERSON(ErrorCode.INVALID_TOKEN, "token.person", "the access token is about no person"),
  TOKEN_AUDIENCE(
      ErrorCode.INVALID_TOKEN, "token.audience", "the access token is for another resource"),
  LOGOUT_HINT_INVALID(
      ErrorCode.INVALID_REQUEST,
      "logout.hint_invalid",
      "id_token_hint is not an ID token of this issuer"),
  LOGOUT_CLIENT_MISMATCH(
      ErrorCode.INVALID_REQUEST,
      "logout.client_mismatch",
      "client_id is not the audience of id_token_hint"),
  LOGOUT_REDIRECT_URI(
      ErrorCode.INVALID_REQUEST,
      "logout.redirect_uri",
      "post_logout_redirect_uri is not registered"),
  HOOK_REFUSED(ErrorCode.ACCESS_DENIED, "hook.refused", "a hook of the issuer refused the request"),
  HOOK_FAILED(
      ErrorCode.TEMPORARILY_UNAVAILABLE,
      "hook.failed",
      "a hook of the issuer cannot be asked now; nothing was used up"),
  SERVER_ERROR(
      ErrorCode.SERVER_ERROR,
      "server.error",
      "the server failed; the reference number is in its log"),
  SERVER_BUSY(ErrorCode.TEMPORARILY_UNAVAILABLE, "server.busy", "the server cannot answer now");

  private final ErrorCode error;
  private final String code;
  private final String description;

  Reason(ErrorCode error, String code, String description) {
    this.error = error;
    this.code = code;
    this.description = description;
  }

  /// The OAuth error.
  public ErrorCode error() {
    return error;
  }

  /// The stable code, such as `redirect_uri.mismatch`.
  public String code() {
    return code;
  }

  /// The `error_description` where nothing more precise is known.
  public String description() {
    return description;
  }

  /// What to do about it, for the documentation and logs.
  public String cure() {
    return Cures.of(this);
  }
}
