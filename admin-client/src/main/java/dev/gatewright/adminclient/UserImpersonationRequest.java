// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Has whoever asks act as the person, by a form that brings the token to the URL within two
/// minutes, where the issuer allows it.
///
/// Immutable: each method answers with another one.
public final class UserImpersonationRequest {
  private final Body body;

  private UserImpersonationRequest(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param reason of 10 to 500 characters, which events keep
  public static UserImpersonationRequest of(String reason) {
    return new UserImpersonationRequest(Body.nothing().with("reason", reason));
  }

  /// The application to go to.
  public UserImpersonationRequest clientId(String clientId) {
    return new UserImpersonationRequest(body.with("client_id", clientId));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "UserImpersonationRequest" + body;
  }
}
