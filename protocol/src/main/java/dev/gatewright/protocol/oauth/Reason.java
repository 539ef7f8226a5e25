package dev.gatewright.protocol.oauth;

/// Why a request was refused: a stable code that logs, audit trail, error page and documentation
/// share, the OAuth error it is sent as, the sentence the client's developer reads, and the cure.
public enum Reason {
  REQUEST_MALFORMED(
      ErrorCode.INVALID_REQUEST,
      "request.malformed",
      "the request could not be read",
      "Send form parameters (or a flat JSON object) in valid UTF-8, each once."),
  REQUEST_REPEATED_PARAMETER(
      ErrorCode.INVALID_REQUEST,
      "request.repeated_parameter",
      "a parameter was sent more than once",
      "Send each parameter once; only `resource` may be repeated."),
  REQUEST_SEVERAL_AUTHORIZATIONS(
      ErrorCode.INVALID_REQUEST,
      "request.several_authorizations",
      "Authorization was sent more than once",
      "Send one Authorization header: of two credentials nobody can tell which one counts."),
  REQUEST_CONTENT_TYPE(
      ErrorCode.INVALID_REQUEST,
      "request.content_type",
      "the content type is not supported",
      "Send application/x-www-form-urlencoded or application/json."),
  REQUEST_TOO_LARGE(
      ErrorCode.INVALID_REQUEST,
      "request.too_large",
      "the request is too large",
      "Shorten the request; bodies end at 64 KiB."),
  REQUEST_METHOD(
      ErrorCode.INVALID_REQUEST,
      "request.method",
      "this endpoint does not take this method",
      "Use the method that the endpoint's specification names."),
  CLIENT_MISSING(
      ErrorCode.INVALID_CLIENT,
      "client.missing",
      "no client_id was sent",
      "Send client_id, or authenticate with HTTP Basic."),
  CLIENT_UNKNOWN(
      ErrorCode.INVALID_CLIENT,
      "client.unknown",
      "client authentication failed",
      "Check client_id: there is no active client with this id at this issuer."),
  CLIENT_SECRET(
      ErrorCode.INVALID_CLIENT,
      "client.secret",
      "client authentication failed",
      "Check the client secret; rotate it when it is lost."),
  CLIENT_METHOD(
      ErrorCode.INVALID_CLIENT,
      "client.method",
      "the client may not authenticate in this way",
      "Use one of the methods in the client's token_endpoint_auth."),
  CLIENT_SEVERAL_METHODS(
      ErrorCode.INVALID_REQUEST,
      "client.several_methods",
      "more than one client authentication method was used",
      "Authenticate once: by header, or by body, or by assertion (RFC 6749 2.3)."),
  CLIENT_ID_MISMATCH(
      ErrorCode.INVALID_CLIENT,
      "client.id_mismatch",
      "client_id differs from the authenticated client",
      "Send the same client_id everywhere, or leave it out of the body."),
  CLIENT_BASIC_MALFORMED(
      ErrorCode.INVALID_CLIENT,
      "client.basic_malformed",
      "the Authorization header could not be read",
      "Send Basic base64(form-encoded id : form-encoded secret) (RFC 6749 2.3.1)."),
  CLIENT_ASSERTION(
      ErrorCode.INVALID_CLIENT,
      "client.assertion",
      "the client assertion was refused",
      "Sign with a registered key; iss and sub are the client id, aud is the issuer, exp is near, jti is fresh."),
  CLIENT_ASSERTION_REPLAYED(
      ErrorCode.INVALID_CLIENT,
      "client.assertion_replayed",
      "the client assertion was used before",
      "Make a new assertion with a new jti for every request."),
  CLIENT_GRANT_NOT_ALLOWED(
      ErrorCode.UNAUTHORIZED_CLIENT,
      "client.grant_not_allowed",
      "this grant is not enabled for the client",
      "Add the grant to the client's grants setting."),
  CLIENT_PUBLIC(
      ErrorCode.UNAUTHORIZED_CLIENT,
      "client.public",
      "a public client may not do this",
      "Use a confidential client."),
  GRANT_TYPE_MISSING(
      ErrorCode.INVALID_REQUEST, "grant_type.missing", "grant_type is missing", "Send grant_type."),
  GRANT_TYPE_UNSUPPORTED(
      ErrorCode.UNSUPPORTED_GRANT_TYPE,
      "grant_type.unsupported",
      "this grant_type is not supported",
      "Use one of grant_types_supported in the metadata."),
  REDIRECT_URI_MISSING(
      ErrorCode.INVALID_REQUEST,
      "redirect_uri.missing",
      "redirect_uri is missing",
      "Send redirect_uri, exactly as registered."),
  REDIRECT_URI_MISMATCH(
      ErrorCode.INVALID_REQUEST,
      "redirect_uri.mismatch",
      "redirect_uri is not registered for this client",
      "Register the URI: it is compared character by character."),
  AUTHORIZE_CLIENT_UNKNOWN(
      ErrorCode.INVALID_CLIENT,
      "authorize.client_unknown",
      "there is no such client",
      "Check client_id and the issuer URL."),
  AUTHORIZE_CLIENT_MISSING(
      ErrorCode.INVALID_REQUEST,
      "authorize.client_missing",
      "client_id is missing",
      "Send client_id."),
  AUTHORIZE_RESPONSE_TYPE_MISSING(
      ErrorCode.INVALID_REQUEST,
      "authorize.response_type_missing",
      "response_type is missing",
      "Send response_type=code."),
  AUTHORIZE_RESPONSE_TYPE(
      ErrorCode.UNSUPPORTED_RESPONSE_TYPE,
      "authorize.response_type",
      "this response_type is not supported",
      "Use one of response_types_supported in the metadata; code is always the better one."),
  AUTHORIZE_RESPONSE_MODE(
      ErrorCode.INVALID_REQUEST,
      "authorize.response_mode",
      "this response_mode is not supported",
      "Use query, fragment or form_post."),
  AUTHORIZE_STATE_MISSING(
      ErrorCode.INVALID_REQUEST,
      "authorize.state_missing",
      "state is required for this client",
      "Send a random state, or set require_state: false."),
  AUTHORIZE_PARAMETER(
      ErrorCode.INVALID_REQUEST,
      "authorize.parameter",
      "a parameter has an invalid value",
      "See the description for the parameter and its syntax."),
  AUTHORIZE_REQUEST_OBJECT(
      ErrorCode.REQUEST_NOT_SUPPORTED,
      "authorize.request_object",
      "request objects are not supported",
      "Send the parameters themselves."),
  AUTHORIZE_REQUEST_URI(
      ErrorCode.REQUEST_URI_NOT_SUPPORTED,
      "authorize.request_uri",
      "request_uri is not supported",
      "Send the parameters themselves."),
  AUTHORIZE_REGISTRATION(
      ErrorCode.REGISTRATION_NOT_SUPPORTED,
      "authorize.registration",
      "the registration parameter is not supported",
      "Register the client beforehand."),
  AUTHORIZE_PROMPT_NONE_COMBINED(
      ErrorCode.INVALID_REQUEST,
      "authorize.prompt_none_combined",
      "prompt none cannot be combined with another value",
      "Send prompt=none alone (OpenID Connect Core 3.1.2.1)."),
  AUTHORIZE_ID_TOKEN_HINT(
      ErrorCode.INVALID_REQUEST,
      "authorize.id_token_hint",
      "id_token_hint is not an ID token of this issuer for this client",
      "Send an ID token that this issuer gave to this client."),
  AUTHORIZE_LOGIN_REQUIRED(
      ErrorCode.LOGIN_REQUIRED,
      "authorize.login_required",
      "the user must log in",
      "Send the request again without prompt=none, and log in anew."),
  AUTHORIZE_CONSENT_REQUIRED(
      ErrorCode.CONSENT_REQUIRED,
      "authorize.consent_required",
      "the user must consent and prompt is none",
      "Send the request again without prompt=none."),
  AUTHORIZE_ACCOUNT_SELECTION_REQUIRED(
      ErrorCode.ACCOUNT_SELECTION_REQUIRED,
      "authorize.account_selection_required",
      "the user must choose an account and prompt is none",
      "Send the request again without prompt=none."),
  AUTHORIZE_WRONG_USER(
      ErrorCode.LOGIN_REQUIRED,
      "authorize.wrong_user",
      "the user who is logged in is not the one asked for",
      "Log in as the user that id_token_hint or the sub claim names."),
  AUTHORIZE_ACR(
      ErrorCode.UNMET_AUTHENTICATION_REQUIREMENTS,
      "authorize.acr",
      "the demanded acr cannot be reached",
      "Ask for an acr of acr_values_supported, or do not mark it essential."),
  AUTHORIZE_DENIED(
      ErrorCode.ACCESS_DENIED,
      "authorize.denied",
      "the user refused",
      "Nothing: the user said no."),
  AUTHORIZE_SUBJECT_UNKNOWN(
      ErrorCode.ACCESS_DENIED,
      "authorize.subject_unknown",
      "the application approved for a user whom its Subjects port does not find",
      "Let Subjects.find return the user under the id that the decision names; in memory:"
          + " ports.subjects().put(issuer.id(), ...)."),
  AUTHORIZE_ORGANIZATION(
      ErrorCode.ACCESS_DENIED,
      "authorize.organization",
      "the user is not an active member of the organization asked for",
      "Ask for an organization that the user belongs to, and that the client may see."),
  AUTHORIZE_INTERACTION_LOST(
      ErrorCode.INVALID_REQUEST,
      "authorize.interaction_lost",
      "this login attempt is no longer valid",
      "Start again from the application."),
  AUTHORIZE_COOKIE_GONE(
      ErrorCode.INVALID_REQUEST,
      "authorize.cookie_gone",
      "this browser does not have the cookie of this login",
      "Allow cookies for the issuer, and finish a login in the browser in which it began."),
  AUTHORIZE_ANSWERED(
      ErrorCode.INVALID_REQUEST,
      "authorize.answered",
      "this login has its answer already",
      "Start again from the application."),
  PKCE_CHALLENGE_MISSING(
      ErrorCode.INVALID_REQUEST,
      "pkce.challenge_missing",
      "code_challenge is required",
      "Use PKCE with S256 (RFC 7636), or set pkce: optional for a confidential client."),
  PKCE_CHALLENGE_MALFORMED(
      ErrorCode.INVALID_REQUEST,
      "pkce.challenge_malformed",
      "code_challenge must be 43 base64url characters",
      "Send BASE64URL(SHA256(code_verifier)) without padding."),
  PKCE_METHOD(
      ErrorCode.INVALID_REQUEST,
      "pkce.method",
      "only code_challenge_method S256 is supported",
      "Send code_challenge_method=S256."),
  PKCE_VERIFIER_MISSING(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_missing",
      "code_verifier is missing",
      "Send the code_verifier whose hash was sent as code_challenge."),
  PKCE_VERIFIER_MALFORMED(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_malformed",
      "code_verifier must be 43 to 128 unreserved characters",
      "Make a verifier as RFC 7636 4.1 says."),
  PKCE_VERIFIER_MISMATCH(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_mismatch",
      "code_verifier does not match code_challenge",
      "Keep the verifier of the very request that led to this code."),
  PKCE_VERIFIER_UNEXPECTED(
      ErrorCode.INVALID_GRANT,
      "pkce.verifier_unexpected",
      "code_verifier was sent but the authorization request had no code_challenge",
      "Send code_challenge in the authorization request."),
  CODE_MISSING(
      ErrorCode.INVALID_REQUEST,
      "code.missing",
      "code is missing",
      "Send the code from the authorization response."),
  CODE_INVALID(
      ErrorCode.INVALID_GRANT,
      "code.invalid",
      "the code is unknown or belongs to another client",
      "Use the code once, at the issuer and for the client it was given to."),
  CODE_EXPIRED(
      ErrorCode.INVALID_GRANT,
      "code.expired",
      "the code has expired",
      "Redeem the code at once; it lives 60 seconds unless configured otherwise."),
  CODE_REPLAYED(
      ErrorCode.INVALID_GRANT,
      "code.replayed",
      "the code was used before",
      "Use a code once. What the first use gave is revoked now."),
  CODE_REDIRECT_URI(
      ErrorCode.INVALID_GRANT,
      "code.redirect_uri",
      "redirect_uri differs from the authorization request",
      "Send the redirect_uri of the authorization request."),
  PASSWORD_MISSING(
      ErrorCode.INVALID_REQUEST,
      "password.missing",
      "username or password is missing",
      "Send username and password."),
  PASSWORD_INVALID(
      ErrorCode.INVALID_GRANT,
      "password.invalid",
      "username and password do not match",
      "Ask the user again, and move to the authorization code grant."),
  EXCHANGE_SUBJECT_TOKEN_MISSING(
      ErrorCode.INVALID_REQUEST,
      "exchange.subject_token_missing",
      "subject_token or subject_token_type is missing",
      "Send both (RFC 8693 2.1)."),
  EXCHANGE_ACTOR_TOKEN(
      ErrorCode.INVALID_REQUEST,
      "exchange.actor_token",
      "actor_token and actor_token_type belong together",
      "Send both or neither (RFC 8693 2.1)."),
  EXCHANGE_TOKEN_TYPE_MALFORMED(
      ErrorCode.INVALID_REQUEST,
      "exchange.token_type_malformed",
      "subject_token_type and actor_token_type must be absolute URIs",
      "Send one such as urn:ietf:params:oauth:token-type:access_token (RFC 8693 3)."),
  EXCHANGE_TOKEN_TYPE(
      ErrorCode.INVALID_REQUEST,
      "exchange.token_type",
      "this requested_token_type is not issued here",
      "Ask for an access token, or leave requested_token_type out."),
  EXCHANGE_REFUSED(
      ErrorCode.INVALID_REQUEST,
      "exchange.refused",
      "the token cannot be exchanged",
      "See the description; the application that embeds the server decides."),
  CUSTOM_GRANT_REFUSED(
      ErrorCode.INVALID_GRANT,
      "custom_grant.refused",
      "the grant was refused",
      "See the description; the application that embeds the server decides."),
  CUSTOM_GRANT_REQUEST(
      ErrorCode.INVALID_REQUEST,
      "custom_grant.request",
      "the request lacks something that this grant needs",
      "See the description; the application that embeds the server decides."),
  REFRESH_MISSING(
      ErrorCode.INVALID_REQUEST,
      "refresh.missing",
      "refresh_token is missing",
      "Send refresh_token."),
  REFRESH_INVALID(
      ErrorCode.INVALID_GRANT,
      "refresh.invalid",
      "the refresh token is unknown or belongs to another client",
      "Let the user log in again."),
  REFRESH_REVOKED(
      ErrorCode.INVALID_GRANT,
      "refresh.revoked",
      "the refresh token is no longer valid",
      "Let the user log in again."),
  REFRESH_EXPIRED(
      ErrorCode.INVALID_GRANT,
      "refresh.expired",
      "the refresh token has expired",
      "Let the user log in again."),
  REFRESH_THEFT(
      ErrorCode.INVALID_GRANT,
      "refresh.theft",
      "the refresh token was used before; the grant is revoked",
      "Keep only the newest refresh token. If your client does, someone else has a copy."),
  REFRESH_GRACE_EXHAUSTED(
      ErrorCode.INVALID_GRANT,
      "refresh.grace_exhausted",
      "the refresh token was used twice too often; the grant is revoked",
      "Store each new refresh token before using it, and refresh from one place."),
  REFRESH_STORE_BEHIND(
      ErrorCode.INVALID_GRANT,
      "refresh.store_behind",
      "the server was restored from a backup older than this token",
      "Let the user log in again; the operator restored a backup."),
  SESSION_ENDED(
      ErrorCode.INVALID_GRANT,
      "session.ended",
      "the login session has ended",
      "Let the user log in again."),
  SUBJECT_INACTIVE(
      ErrorCode.INVALID_GRANT,
      "subject.inactive",
      "the account may not act",
      "Ask the operator why the account is not active."),
  CLIENT_INACTIVE(
      ErrorCode.INVALID_GRANT,
      "client.inactive",
      "the client is not active",
      "Ask the operator why the client is not active."),
  ORGANIZATION_INACTIVE(
      ErrorCode.INVALID_GRANT,
      "organization.inactive",
      "the organization of this grant is not active for the user",
      "Ask the organization's administrator; another login may select another organization."),
  SCOPE_MALFORMED(
      ErrorCode.INVALID_SCOPE,
      "scope.malformed",
      "the scope could not be read",
      "Send scope tokens parted by single spaces (RFC 6749 3.3)."),
  SCOPE_NOT_ALLOWED(
      ErrorCode.INVALID_SCOPE,
      "scope.not_allowed",
      "the scope names something the client may not ask for",
      "Add the scope to the client's scopes, or do not ask for it."),
  SCOPE_EXCEEDS_GRANT(
      ErrorCode.INVALID_SCOPE,
      "scope.exceeds_grant",
      "the scope is wider than the grant",
      "Ask for a part of what was granted, or start a new authorization."),
  RESOURCE_INVALID(
      ErrorCode.INVALID_TARGET,
      "resource.invalid",
      "the resource is unknown or malformed",
      "Send the id of a declared resource, an absolute URI without fragment (RFC 8707 2)."),
  RESOURCE_EXCEEDS_GRANT(
      ErrorCode.INVALID_TARGET,
      "resource.exceeds_grant",
      "the resource was not part of the authorization",
      "Name the resource in the authorization request."),
  TOKEN_MISSING(ErrorCode.INVALID_REQUEST, "token.missing", "token is missing", "Send token."),
  TOKEN_INVALID(
      ErrorCode.INVALID_TOKEN,
      "token.invalid",
      "the access token is not valid",
      "Refresh the token or log in again."),
  TOKEN_NOT_FOR_CALLER(
      ErrorCode.INVALID_TOKEN,
      "token.not_for_caller",
      "the token is not for the client that asks about it",
      "Declare the API as a resource that names the client among its introspection clients, and let the application ask for that resource."),
  TOKEN_FOREIGN(
      ErrorCode.INVALID_GRANT,
      "token.foreign",
      "the token was issued to another client",
      "Revoke a token as the client that it was issued to."),
  TOKEN_BEARER_MISSING(
      ErrorCode.INVALID_TOKEN,
      "token.bearer_missing",
      "no access token was sent",
      "Send Authorization: Bearer with the access token."),
  TOKEN_SEVERAL_METHODS(
      ErrorCode.INVALID_REQUEST,
      "token.several_methods",
      "the access token was sent in more than one way",
      "Send the token once, in the Authorization header."),
  TOKEN_SCOPE(
      ErrorCode.INSUFFICIENT_SCOPE,
      "token.scope",
      "the access token lacks scope openid",
      "Ask for scope openid."),
  TOKEN_ORGANIZATIONS(
      ErrorCode.INSUFFICIENT_SCOPE,
      "token.organizations",
      "the access token may not see organizations",
      "Ask for scope organizations, with a client whose organizations setting is not none."),
  LOGOUT_HINT_INVALID(
      ErrorCode.INVALID_REQUEST,
      "logout.hint_invalid",
      "id_token_hint is not an ID token of this issuer",
      "Send the last ID token, unchanged."),
  LOGOUT_CLIENT_MISMATCH(
      ErrorCode.INVALID_REQUEST,
      "logout.client_mismatch",
      "client_id is not the audience of id_token_hint",
      "Send the client_id that the ID token was issued to."),
  LOGOUT_REDIRECT_URI(
      ErrorCode.INVALID_REQUEST,
      "logout.redirect_uri",
      "post_logout_redirect_uri is not registered",
      "Register the URI for the client: it is compared character by character."),
  SERVER_ERROR(
      ErrorCode.SERVER_ERROR,
      "server.error",
      "the server failed; the reference number is in its log",
      "Try again; give the reference number to the operator."),
  SERVER_BUSY(
      ErrorCode.TEMPORARILY_UNAVAILABLE,
      "server.busy",
      "the server cannot answer now",
      "Try again in a moment.");

  private final ErrorCode error;
  private final String code;
  private final String description;
  private final String cure;

  Reason(ErrorCode error, String code, String description, String cure) {
    this.error = error;
    this.code = code;
    this.description = description;
    this.cure = cure;
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

  /// What to do about it, for the documentation.
  public String cure() {
    return cure;
  }
}
