// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class ApiKeyQuery {
  private final Body body;

  private ApiKeyQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ApiKeyQuery all() {
    return new ApiKeyQuery(Body.nothing());
  }

  /// Those of this issuer alone.
  public ApiKeyQuery issuer(String issuer) {
    return new ApiKeyQuery(body.with("issuer", issuer));
  }

  /// How many one request brings; not how many there are in all.
  public ApiKeyQuery limit(long limit) {
    return new ApiKeyQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public ApiKeyQuery cursor(String cursor) {
    return new ApiKeyQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ApiKeyQuery" + body;
  }
}
