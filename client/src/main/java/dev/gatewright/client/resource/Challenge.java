package dev.gatewright.client.resource;

import dev.gatewright.client.IdpException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/// How an API answers a request that it does not serve (RFC 6750 §3): a status and the value of the
/// `WWW-Authenticate` header.
///
/// @param status 400, 401 or 403
/// @param error the error code (RFC 6750 §3.1), empty where the request had no credentials
/// @param wwwAuthenticate the header's value
public record Challenge(int status, Optional<String> error, String wwwAuthenticate) {
  /// The request had no token. Says nothing but that it needs one.
  public static Challenge missingToken() {
    return new Challenge(401, Optional.empty(), "Bearer");
  }

  /// The request had something that is not one token.
  public static Challenge invalidRequest() {
    return of(400, "invalid_request", "the Authorization header holds no single bearer token");
  }

  /// The request's token is not good.
  public static Challenge invalidToken(IdpException.InvalidToken why) {
    return of(401, "invalid_token", Objects.requireNonNullElse(why.getMessage(), ""));
  }

  /// The request's token is good but has not all of the scope values that this takes.
  public static Challenge insufficientScope(Collection<String> required) {
    var error = of(403, "insufficient_scope", "the token has not the scope that this takes");
    return new Challenge(
        error.status,
        error.error,
        error.wwwAuthenticate
            + ", scope=\""
            + quotable(String.join(" ", new TreeSet<>(required)))
            + "\"");
  }

  private static Challenge of(int status, String error, String description) {
    return new Challenge(
        status,
        Optional.of(error),
        "Bearer error=\"" + error + "\", error_description=\"" + quotable(description) + "\"");
  }

  /// Without the characters that RFC 6750 §3 does not allow in its values.
  private static String quotable(String text) {
    return text.replaceAll("[^ !#-\\[\\]-~]", "?");
  }
}
