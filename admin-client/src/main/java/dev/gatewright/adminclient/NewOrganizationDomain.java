// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Claims a domain; answers with what has to stand in the DNS.
///
/// Immutable: each method answers with another one.
public final class NewOrganizationDomain {
  private final Body body;

  private NewOrganizationDomain(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param domain as after the @ of an address
  public static NewOrganizationDomain of(String domain) {
    return new NewOrganizationDomain(Body.nothing().with("domain", domain));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewOrganizationDomain" + body;
  }
}
