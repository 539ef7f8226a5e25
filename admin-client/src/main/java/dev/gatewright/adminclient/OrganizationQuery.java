// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class OrganizationQuery {
  private final Body body;

  private OrganizationQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationQuery all() {
    return new OrganizationQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public OrganizationQuery limit(long limit) {
    return new OrganizationQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public OrganizationQuery cursor(String cursor) {
    return new OrganizationQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationQuery" + body;
  }
}
