// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Writes what is named.
///
/// Immutable: each method answers with another one.
public final class OrganizationChange {
  private final Body body;

  private OrganizationChange(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationChange of() {
    return new OrganizationChange(Body.nothing());
  }

  /// 1 to 200 characters.
  public OrganizationChange name(String name) {
    return new OrganizationChange(body.with("name", name));
  }

  /// Whether anything counts of it.
  public OrganizationChange status(OrganizationStatus status) {
    return new OrganizationChange(body.with("status", status.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationChange" + body;
  }
}
