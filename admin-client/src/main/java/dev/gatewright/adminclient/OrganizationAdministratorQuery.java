// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class OrganizationAdministratorQuery {
  private final Body body;

  private OrganizationAdministratorQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationAdministratorQuery all() {
    return new OrganizationAdministratorQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public OrganizationAdministratorQuery limit(long limit) {
    return new OrganizationAdministratorQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public OrganizationAdministratorQuery cursor(String cursor) {
    return new OrganizationAdministratorQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationAdministratorQuery" + body;
  }
}
