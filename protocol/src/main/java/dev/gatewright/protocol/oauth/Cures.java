package dev.gatewright.protocol.oauth;

/// What to do about each [Reason], in a sentence for the client's developer or the operator.
final class Cures {
  private Cures() {}

  static String of(Reason reason) {
    return switch (reason) {
      case REQUEST_MALFORMED ->
          "Send form parameters (or a flat JSON object) in valid UTF-8, each once.";
      case REQUEST_REPEATED_PARAMETER ->
          "Send each parameter once; only `resource` may be repeated.";
      case REQUEST_SEVERAL_AUTHORIZATIONS ->
          "Send one Authorization header: of two credentials nobody can tell which one counts.";
      case REQUEST_CONTENT_TYPE -> "Send application/x-www-form-urlencoded or application/json.";
      case REQUEST_TOO_LARGE -> "Shorten the request; bodies end at 64 KiB.";
      case REQUEST_METHOD -> "Use the method that the endpoint's specification names.";
      case CLIENT_MISSING -> "Send client_id, or authenticate with HTTP Basic.";
      case CLIENT_UNKNOWN ->
          "Check client_id: there is no active client with this id at this issuer.";
      case CLIENT_SECRET -> "Check the client secret; rotate it when it is lost.";
      case CLIENT_THROTTLED ->
          "Wait as Retry-After says. Then check the client secret; other addresses are not affected.";
      case CLIENT_METHOD -> "Use one of the methods in the client's token_endpoint_auth.";
      case CLIENT_SEVERAL_METHODS ->
          "Authenticate once: by header, or by body, or by assertion (RFC 6749 2.3).";
      case CLIENT_ID_MISMATCH -> "Send the same client_id everywhere, or leave it out of the body.";
      case CLIENT_BASIC_MALFORMED ->
          "Send Basic base64(form-encoded id : form-encoded secret) (RFC 6749 2.3.1).";
      case CLIENT_ASSERTION ->
          "Sign with a registered key; iss and sub are the client id, aud is the issuer, exp is near, jti is fresh.";
      case CLIENT_ASSERTION_REPLAYED -> "Make a new assertion with a new jti for every request.";
      case CLIENT_GRANT_NOT_ALLOWED -> "Add the grant to the client's grants setting.";
      case CLIENT_PUBLIC -> "Use a confidential client.";
      case GRANT_TYPE_MISSING -> "Send grant_type.";
      case GRANT_TYPE_UNSUPPORTED -> "Use one of grant_types_supported in the metadata.";
      case REDIRECT_URI_MISSING -> "Send redirect_uri, exactly as registered.";
      case REDIRECT_URI_MALFORMED -> "Send an absolute URI, exactly as registered.";
      case REDIRECT_URI_MISMATCH -> "Register the URI: it is compared character by character.";
      case AUTHORIZE_CLIENT_UNKNOWN -> "Check client_id and the issuer URL.";
      case AUTHORIZE_CLIENT_MISSING -> "Send client_id.";
      case AUTHORIZE_GRANT_NOT_ALLOWED -> "Add the grant to the client's grants setting.";
      case AUTHORIZE_RESPONSE_TYPE_MISSING -> "Send response_type=code.";
      case AUTHORIZE_RESPONSE_TYPE ->
          "Use one of response_types_supported in the metadata; code is always the better one.";
      case AUTHORIZE_RESPONSE_MODE -> "Use query, fragment or form_post.";
      case AUTHORIZE_STATE_MISSING -> "Send a random state, or set require_state: false.";
      case AUTHORIZE_PARAMETER -> "See the description for the parameter and its syntax.";
      case AUTHORIZE_REQUEST_OBJECT -> "Send the parameters themselves.";
      case AUTHORIZE_REQUEST_URI -> "Send the parameters themselves.";
      case AUTHORIZE_REGISTRATION -> "Register the client beforehand.";
      case AUTHORIZE_PROMPT_NONE_COMBINED ->
          "Send prompt=none alone (OpenID Connect Core 3.1.2.1).";
      case AUTHORIZE_ID_TOKEN_HINT -> "Send an ID token that this issuer gave to this client.";
      case AUTHORIZE_LOGIN_REQUIRED ->
          "Send the request again without prompt=none, and log in anew.";
      case AUTHORIZE_CONSENT_REQUIRED -> "Send the request again without prompt=none.";
      case AUTHORIZE_ACCOUNT_SELECTION_REQUIRED -> "Send the request again without prompt=none.";
      case AUTHORIZE_WRONG_USER -> "Log in as the user that id_token_hint or the sub claim names.";
      case AUTHORIZE_ACR -> "Ask for an acr of acr_values_supported, or do not mark it essential.";
      case AUTHORIZE_DENIED -> "Nothing: the user said no.";
      case AUTHORIZE_IMPERSONATED ->
          "Nothing: whoever acts as a user gives no consent and proves nothing in their name.";
      case AUTHORIZE_SUBJECT_UNKNOWN ->
          "Let Subjects.find return the user under the id that the decision names; in memory:"
              + " ports.subjects().put(issuer.id(), ...).";
      case AUTHORIZE_GUEST_OPENID ->
          "Ask without openid where people come with a PIN, or give the client another login method.";
      case AUTHORIZE_ORGANIZATION ->
          "Ask for an organization that the user belongs to, and that the client may see.";
      case AUTHORIZE_INTERACTION_LOST -> "Start again from the application.";
      case AUTHORIZE_COOKIE_GONE ->
          "Allow cookies for the issuer, and finish a login in the browser in which it began.";
      case AUTHORIZE_ANSWERED -> "Start again from the application.";
      case PKCE_CHALLENGE_MISSING ->
          "Use PKCE with S256 (RFC 7636), or set pkce: optional for a confidential client.";
      case PKCE_CHALLENGE_MALFORMED -> "Send BASE64URL(SHA256(code_verifier)) without padding.";
      case PKCE_METHOD -> "Send code_challenge_method=S256.";
      case PKCE_VERIFIER_MISSING -> "Send the code_verifier whose hash was sent as code_challenge.";
      case PKCE_VERIFIER_MALFORMED -> "Make a verifier as RFC 7636 4.1 says.";
      case PKCE_VERIFIER_MISMATCH -> "Keep the verifier of the very request that led to this code.";
      case PKCE_VERIFIER_UNEXPECTED -> "Send code_challenge in the authorization request.";
      case CODE_MISSING -> "Send the code from the authorization response.";
      case CODE_INVALID -> "Use the code once, at the issuer and for the client it was given to.";
      case CODE_EXPIRED ->
          "Redeem the code at once; it lives 60 seconds unless configured otherwise.";
      case CODE_REPLAYED -> "Use a code once. What the first use gave is revoked now.";
      case CODE_REDIRECT_URI -> "Send the redirect_uri of the authorization request.";
      case PASSWORD_MISSING -> "Send username and password.";
      case PASSWORD_INVALID -> "Ask the user again, and move to the authorization code grant.";
      case EXCHANGE_SUBJECT_TOKEN_MISSING -> "Send both (RFC 8693 2.1).";
      case EXCHANGE_ACTOR_TOKEN -> "Send both or neither (RFC 8693 2.1).";
      case EXCHANGE_TOKEN_TYPE_MALFORMED ->
          "Send one such as urn:ietf:params:oauth:token-type:access_token (RFC 8693 3).";
      case EXCHANGE_TOKEN_TYPE -> "Ask for an access token, or leave requested_token_type out.";
      case EXCHANGE_REFUSED ->
          "See the description; the application that embeds the server decides.";
      case CUSTOM_GRANT_REFUSED ->
          "See the description; the application that embeds the server decides.";
      case CUSTOM_GRANT_REQUEST ->
          "See the description; the application that embeds the server decides.";
      case REFRESH_MISSING -> "Send refresh_token.";
      case REFRESH_INVALID -> "Let the user log in again.";
      case REFRESH_REVOKED -> "Let the user log in again.";
      case REFRESH_EXPIRED -> "Let the user log in again.";
      case REFRESH_THEFT ->
          "Keep only the newest refresh token. If your client does, someone else has a copy.";
      case REFRESH_REPLAYED ->
          "Refresh from one place, or set refresh_grace so that a lost answer is given again.";
      case REFRESH_GRACE_EXHAUSTED ->
          "Store each new refresh token before using it, and refresh from one place.";
      case REFRESH_STORE_BEHIND -> "Let the user log in again; the operator restored a backup.";
      case SESSION_ENDED -> "Let the user log in again.";
      case SUBJECT_INACTIVE -> "Ask the operator why the account is not active.";
      case GUEST_ENDED -> "Ask the operator for another PIN.";
      case CLIENT_INACTIVE -> "Ask the operator why the client is not active.";
      case ORGANIZATION_INACTIVE ->
          "Ask the organization's administrator; another login may select another organization.";
      case SCOPE_MALFORMED -> "Send scope tokens parted by single spaces (RFC 6749 3.3).";
      case SCOPE_UNKNOWN ->
          "Declare the scope at the issuer and give it to the client, or do not ask for it.";
      case SCOPE_NOT_ALLOWED -> "Add the scope to the client's scopes, or do not ask for it.";
      case SCOPE_EXCEEDS_GRANT ->
          "Ask for a part of what was granted, or start a new authorization.";
      case RESOURCE_INVALID ->
          "Send the id of a declared resource, an absolute URI without fragment (RFC 8707 2).";
      case RESOURCE_EXCEEDS_GRANT -> "Name the resource in the authorization request.";
      case TOKEN_MISSING -> "Send token.";
      case TOKEN_INVALID -> "Refresh the token or log in again.";
      case TOKEN_NOT_FOR_CALLER ->
          "Declare the API as a resource that names the client among its introspection clients, and let the application ask for that resource.";
      case TOKEN_FOREIGN -> "Revoke a token as the client that it was issued to.";
      case TOKEN_BEARER_MISSING -> "Send Authorization: Bearer with the access token.";
      case TOKEN_SEVERAL_METHODS -> "Send the token once, in the Authorization header.";
      case TOKEN_SCOPE -> "Ask for the scope: openid, or the one that the answer names.";
      case TOKEN_ORGANIZATIONS ->
          "Ask for scope organizations, with a client whose organizations setting is not none.";
      case TOKEN_PERSON -> "Let somebody log in: a client's own token, or a guest's, is nobody's.";
      case TOKEN_AUDIENCE -> "Ask for a token that names no other resource.";
      case LOGOUT_HINT_INVALID -> "Send the last ID token, unchanged.";
      case LOGOUT_CLIENT_MISMATCH -> "Send the client_id that the ID token was issued to.";
      case LOGOUT_REDIRECT_URI ->
          "Register the URI for the client: it is compared character by character.";
      case SERVER_ERROR -> "Try again; give the reference number to the operator.";
      case HOOK_REFUSED ->
          "Ask the operator what the hook refuses; the audit trail has its reason (hook.refused).";
      case HOOK_FAILED ->
          "Try again with the same code or refresh token. The operator finds the cause in the audit trail (hook.failed) and with gatewright hook test.";
      case SERVER_BUSY -> "Try again in a moment.";
    };
  }
}
