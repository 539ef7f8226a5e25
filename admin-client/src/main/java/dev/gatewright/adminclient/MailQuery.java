// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class MailQuery {
  private final Body body;

  private MailQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static MailQuery all() {
    return new MailQuery(Body.nothing());
  }

  /// About this person.
  public MailQuery user(String user) {
    return new MailQuery(body.with("user", user));
  }

  /// How many one request brings; not how many there are in all.
  public MailQuery limit(long limit) {
    return new MailQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public MailQuery cursor(String cursor) {
    return new MailQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "MailQuery" + body;
  }
}
