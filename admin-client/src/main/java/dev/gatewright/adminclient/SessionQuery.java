// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.time.Instant;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class SessionQuery {
  private final Body body;

  private SessionQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static SessionQuery all() {
    return new SessionQuery(Body.nothing());
  }

  /// The id of a person.
  public SessionQuery user(String user) {
    return new SessionQuery(body.with("user", user));
  }

  /// The `client_id` of a client.
  public SessionQuery client(String client) {
    return new SessionQuery(body.with("client", client));
  }

  /// Begun then or later.
  public SessionQuery since(Instant since) {
    return new SessionQuery(body.with("since", since.toString()));
  }

  /// Begun before.
  public SessionQuery until(Instant until) {
    return new SessionQuery(body.with("until", until.toString()));
  }

  /// How many one request brings; not how many there are in all.
  public SessionQuery limit(long limit) {
    return new SessionQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public SessionQuery cursor(String cursor) {
    return new SessionQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "SessionQuery" + body;
  }
}
