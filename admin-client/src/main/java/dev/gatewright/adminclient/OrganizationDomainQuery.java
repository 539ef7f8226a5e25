// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class OrganizationDomainQuery {
  private final Body body;

  private OrganizationDomainQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationDomainQuery all() {
    return new OrganizationDomainQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public OrganizationDomainQuery limit(long limit) {
    return new OrganizationDomainQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public OrganizationDomainQuery cursor(String cursor) {
    return new OrganizationDomainQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationDomainQuery" + body;
  }
}
