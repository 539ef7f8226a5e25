// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Mails somebody a link that makes an account.
///
/// Immutable: each method answers with another one.
public final class UserInvitation {
  private final Body body;

  private UserInvitation(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param email an address of nobody else
  public static UserInvitation of(String email) {
    return new UserInvitation(Body.nothing().with("email", email));
  }

  /// Theirs, which they can change.
  public UserInvitation name(String name) {
    return new UserInvitation(body.with("name", name));
  }

  /// Of the mail; `en` where it is not said.
  public UserInvitation language(String language) {
    return new UserInvitation(body.with("language", language));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "UserInvitation" + body;
  }
}
