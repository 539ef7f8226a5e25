// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class HistoryQuery {
  private final Body body;

  private HistoryQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static HistoryQuery all() {
    return new HistoryQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public HistoryQuery limit(long limit) {
    return new HistoryQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public HistoryQuery cursor(String cursor) {
    return new HistoryQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "HistoryQuery" + body;
  }
}
