// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class OrganizationMemberQuery {
  private final Body body;

  private OrganizationMemberQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationMemberQuery all() {
    return new OrganizationMemberQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public OrganizationMemberQuery limit(long limit) {
    return new OrganizationMemberQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public OrganizationMemberQuery cursor(String cursor) {
    return new OrganizationMemberQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationMemberQuery" + body;
  }
}
