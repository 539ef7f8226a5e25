// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Gives a member another place (`scopes`, with `title`), or another `status`.
///
/// Immutable: each method answers with another one.
public final class OrganizationMemberChange {
  private final Body body;

  private OrganizationMemberChange(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationMemberChange of() {
    return new OrganizationMemberChange(Body.nothing());
  }

  /// None where `scopes` come without it.
  public OrganizationMemberChange title(String title) {
    return new OrganizationMemberChange(body.with("title", title));
  }

  /// All that they may from now on.
  public OrganizationMemberChange scopes(List<String> scopes) {
    return new OrganizationMemberChange(body.with("scopes", scopes));
  }

  /// Not together with the others.
  public OrganizationMemberChange status(MemberStatus status) {
    return new OrganizationMemberChange(body.with("status", status.word()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationMemberChange" + body;
  }
}
