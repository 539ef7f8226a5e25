// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Makes somebody a member.
///
/// Immutable: each method answers with another one.
public final class NewOrganizationMember {
  private final Body body;

  private NewOrganizationMember(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param user the id of somebody with an account
  public static NewOrganizationMember of(String user) {
    return new NewOrganizationMember(Body.nothing().with("user", user));
  }

  /// 1 to 100 characters.
  public NewOrganizationMember title(String title) {
    return new NewOrganizationMember(body.with("title", title));
  }

  /// At most 50, each of 100 characters.
  public NewOrganizationMember scopes(List<String> scopes) {
    return new NewOrganizationMember(body.with("scopes", scopes));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewOrganizationMember" + body;
  }
}
