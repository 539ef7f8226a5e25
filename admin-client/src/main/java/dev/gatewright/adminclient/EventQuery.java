// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class EventQuery {
  private final Body body;

  private EventQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static EventQuery all() {
    return new EventQuery(Body.nothing());
  }

  /// The number of the last event that is known; 0 begins with the first.
  public EventQuery cursor(long cursor) {
    return new EventQuery(body.with("cursor", cursor));
  }

  /// How many one request brings; not how many there are in all.
  public EventQuery limit(long limit) {
    return new EventQuery(body.with("limit", limit));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "EventQuery" + body;
  }
}
