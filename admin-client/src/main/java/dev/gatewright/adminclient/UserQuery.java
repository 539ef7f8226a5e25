// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class UserQuery {
  private final Body body;

  private UserQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static UserQuery all() {
    return new UserQuery(Body.nothing());
  }

  /// Whoever has this address; without `q` and `sort`.
  public UserQuery email(String email) {
    return new UserQuery(body.with("email", email));
  }

  /// What a name begins with; without `email` and `sort`.
  public UserQuery q(String q) {
    return new UserQuery(body.with("q", q));
  }

  /// Those of this status.
  public UserQuery status(UserStatus status) {
    return new UserQuery(body.with("status", status.word()));
  }

  /// By address; those who came last first; or those who have one by `name`.
  public UserQuery sort(UserSort sort) {
    return new UserQuery(body.with("sort", sort.word()));
  }

  /// How many one request brings; not how many there are in all.
  public UserQuery limit(long limit) {
    return new UserQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public UserQuery cursor(String cursor) {
    return new UserQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "UserQuery" + body;
  }
}
