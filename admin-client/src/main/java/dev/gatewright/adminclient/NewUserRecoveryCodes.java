// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Makes recovery codes, after which older ones are worthless; the person is told by mail.
///
/// Immutable: each method answers with another one.
public final class NewUserRecoveryCodes {
  private final Body body;

  private NewUserRecoveryCodes(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static NewUserRecoveryCodes of() {
    return new NewUserRecoveryCodes(Body.nothing());
  }

  /// Whether every sign-in needs one; as it was if not said.
  public NewUserRecoveryCodes demanded(boolean demanded) {
    return new NewUserRecoveryCodes(body.with("demanded", demanded));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewUserRecoveryCodes" + body;
  }
}
