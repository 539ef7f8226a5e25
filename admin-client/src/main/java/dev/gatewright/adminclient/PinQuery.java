// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class PinQuery {
  private final Body body;

  private PinQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static PinQuery all() {
    return new PinQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public PinQuery limit(long limit) {
    return new PinQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public PinQuery cursor(String cursor) {
    return new PinQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "PinQuery" + body;
  }
}
