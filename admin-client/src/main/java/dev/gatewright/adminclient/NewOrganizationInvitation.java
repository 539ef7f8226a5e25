// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Asks for somebody by mail.
///
/// Immutable: each method answers with another one.
public final class NewOrganizationInvitation {
  private final Body body;

  private NewOrganizationInvitation(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param email where it is mailed
  public static NewOrganizationInvitation of(String email) {
    return new NewOrganizationInvitation(Body.nothing().with("email", email));
  }

  /// What they would be.
  public NewOrganizationInvitation title(String title) {
    return new NewOrganizationInvitation(body.with("title", title));
  }

  /// What they would be let do.
  public NewOrganizationInvitation scopes(List<String> scopes) {
    return new NewOrganizationInvitation(body.with("scopes", scopes));
  }

  /// Of the mail; `en` where it is not said.
  public NewOrganizationInvitation language(String language) {
    return new NewOrganizationInvitation(body.with("language", language));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewOrganizationInvitation" + body;
  }
}
