// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.time.Instant;

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

  /// The last event that is known: the last `next_cursor`, or what its `id` has after the issuer; 0
  /// begins with the first.
  public EventQuery cursor(String cursor) {
    return new EventQuery(body.with("cursor", cursor));
  }

  /// How many one request brings; not how many there are in all.
  public EventQuery limit(long limit) {
    return new EventQuery(body.with("limit", limit));
  }

  /// Those whose names begin so, such as `user.`.
  public EventQuery name(String name) {
    return new EventQuery(body.with("name", name));
  }

  /// Those about the person of this id.
  public EventQuery subject(String subject) {
    return new EventQuery(body.with("subject", subject));
  }

  /// Those from then on.
  public EventQuery since(Instant since) {
    return new EventQuery(body.with("since", since.toString()));
  }

  /// Those before.
  public EventQuery until(Instant until) {
    return new EventQuery(body.with("until", until.toString()));
  }

  /// For how many seconds the answer may wait for an event, where there is a `cursor`.
  public EventQuery waitValue(long waitValue) {
    return new EventQuery(body.with("wait", waitValue));
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
