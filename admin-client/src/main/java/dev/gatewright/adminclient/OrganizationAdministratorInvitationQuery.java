// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class OrganizationAdministratorInvitationQuery {
  private final Body body;

  private OrganizationAdministratorInvitationQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationAdministratorInvitationQuery all() {
    return new OrganizationAdministratorInvitationQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public OrganizationAdministratorInvitationQuery limit(long limit) {
    return new OrganizationAdministratorInvitationQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public OrganizationAdministratorInvitationQuery cursor(String cursor) {
    return new OrganizationAdministratorInvitationQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationAdministratorInvitationQuery" + body;
  }
}
