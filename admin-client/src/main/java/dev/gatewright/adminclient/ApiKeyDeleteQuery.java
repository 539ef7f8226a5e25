// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class ApiKeyDeleteQuery {
  private final Body body;

  private ApiKeyDeleteQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ApiKeyDeleteQuery of() {
    return new ApiKeyDeleteQuery(Body.nothing());
  }

  /// Whether the keys that it made stop too, and theirs.
  public ApiKeyDeleteQuery withMade(boolean withMade) {
    return new ApiKeyDeleteQuery(body.with("with_made", withMade));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ApiKeyDeleteQuery" + body;
  }
}
