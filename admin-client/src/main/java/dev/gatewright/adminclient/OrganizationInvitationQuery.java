// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class OrganizationInvitationQuery {
  private final Body body;

  private OrganizationInvitationQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationInvitationQuery all() {
    return new OrganizationInvitationQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public OrganizationInvitationQuery limit(long limit) {
    return new OrganizationInvitationQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public OrganizationInvitationQuery cursor(String cursor) {
    return new OrganizationInvitationQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationInvitationQuery" + body;
  }
}
