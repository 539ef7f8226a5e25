// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Makes an organization.
///
/// Immutable: each method answers with another one.
public final class NewOrganization {
  private final Body body;

  private NewOrganization(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param name 1 to 200 characters
  public static NewOrganization of(String name) {
    return new NewOrganization(Body.nothing().with("name", name));
  }

  /// 1 to 128 letters, digits and `._:~|-`; made if not said.
  public NewOrganization id(String id) {
    return new NewOrganization(body.with("id", id));
  }

  /// Active where it is not said.
  public NewOrganization status(OrganizationStatus status) {
    return new NewOrganization(body.with("status", status.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewOrganization" + body;
  }
}
