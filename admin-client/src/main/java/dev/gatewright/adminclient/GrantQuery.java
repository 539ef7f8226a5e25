// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class GrantQuery {
  private final Body body;

  private GrantQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static GrantQuery all() {
    return new GrantQuery(Body.nothing());
  }

  /// The id of a person.
  public GrantQuery user(String user) {
    return new GrantQuery(body.with("user", user));
  }

  /// The `client_id` of a client.
  public GrantQuery client(String client) {
    return new GrantQuery(body.with("client", client));
  }

  /// How many one request brings; not how many there are in all.
  public GrantQuery limit(long limit) {
    return new GrantQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public GrantQuery cursor(String cursor) {
    return new GrantQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "GrantQuery" + body;
  }
}
