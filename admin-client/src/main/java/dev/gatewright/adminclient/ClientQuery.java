// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class ClientQuery {
  private final Body body;

  private ClientQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static ClientQuery all() {
    return new ClientQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public ClientQuery limit(long limit) {
    return new ClientQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public ClientQuery cursor(String cursor) {
    return new ClientQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ClientQuery" + body;
  }
}
