// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Makes the next key, which is published before it signs.
///
/// Immutable: each method answers with another one.
public final class KeyRotation {
  private final Body body;

  private KeyRotation(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static KeyRotation of() {
    return new KeyRotation(Body.nothing());
  }

  /// `ES256` where it is not said.
  public KeyRotation alg(KeyAlg alg) {
    return new KeyRotation(body.with("alg", alg.word()));
  }

  /// Takes the key before it out of use, and its tokens.
  public KeyRotation atOnce(boolean atOnce) {
    return new KeyRotation(body.with("at_once", atOnce));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "KeyRotation" + body;
  }
}
