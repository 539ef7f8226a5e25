// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class RefusalQuery {
  private final Body body;

  private RefusalQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static RefusalQuery all() {
    return new RefusalQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public RefusalQuery limit(long limit) {
    return new RefusalQuery(body.with("limit", limit));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "RefusalQuery" + body;
  }
}
