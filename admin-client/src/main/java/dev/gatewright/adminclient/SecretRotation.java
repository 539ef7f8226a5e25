// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Makes a new secret; the one before it stops working at once, or then.
///
/// Immutable: each method answers with another one.
public final class SecretRotation {
  private final Body body;

  private SecretRotation(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static SecretRotation of() {
    return new SecretRotation(Body.nothing());
  }

  /// How many seconds the one before works too; 0 where it is not said.
  public SecretRotation keepFormerFor(long keepFormerFor) {
    return new SecretRotation(body.with("keep_former_for", keepFormerFor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "SecretRotation" + body;
  }
}
