package dev.gatewright.client.resource;

import dev.gatewright.client.error.IdpException;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How an API answers a request that it does not serve (RFC 6750 §3): a status and the value of the
/// `WWW-Authenticate` header. Immutable.
public final class Challenge {
  private final int status;
  private final Optional<String> error;
  private final String wwwAuthenticate;

  private Challenge(int status, Optional<String> error, String wwwAuthenticate) {
    this.status = status;
    this.error = error;
    this.wwwAuthenticate = wwwAuthenticate;
  }

  /// 400, 401 or 403.
  public int status() {
    return status;
  }

  /// The error code (RFC 6750 §3.1); empty where the request had no credentials.
  public Optional<String> error() {
    return error;
  }

  /// The value of the `WWW-Authenticate` header.
  public String wwwAuthenticate() {
    return wwwAuthenticate;
  }

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

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Challenge that
        && status == that.status
        && wwwAuthenticate.equals(that.wwwAuthenticate);
  }

  @Override
  public int hashCode() {
    return wwwAuthenticate.hashCode();
  }

  @Override
  public String toString() {
    return status + " " + wwwAuthenticate;
  }
}
