// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Mails one that waits once more, with another link and another id.
///
/// Immutable: each method answers with another one.
public final class OrganizationInvitationResendRequest {
  private final Body body;

  private OrganizationInvitationResendRequest(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static OrganizationInvitationResendRequest of() {
    return new OrganizationInvitationResendRequest(Body.nothing());
  }

  /// Of the mail; `en` where not said.
  public OrganizationInvitationResendRequest language(String language) {
    return new OrganizationInvitationResendRequest(body.with("language", language));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "OrganizationInvitationResendRequest" + body;
  }
}
