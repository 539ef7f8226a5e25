// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;

/// Sets a password and ends every session; one of the members is needed.
///
/// Immutable: each method answers with another one.
public final class NewPassword {
  private final Body body;

  private NewPassword(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static NewPassword of() {
    return new NewPassword(Body.nothing());
  }

  /// Held to what the issuer wants of passwords.
  public NewPassword password(Secret password) {
    return new NewPassword(body.with("password", password));
  }

  /// Argon2id, bcrypt or scrypt of another system.
  public NewPassword passwordHash(Secret passwordHash) {
    return new NewPassword(body.with("password_hash", passwordHash));
  }

  /// Makes one, which is told once.
  public NewPassword generatePassword(boolean generatePassword) {
    return new NewPassword(body.with("generate_password", generatePassword));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewPassword" + body;
  }
}
