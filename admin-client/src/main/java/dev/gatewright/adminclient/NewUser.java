// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes an account; a verified one needs `credentials:write` too.
///
/// Immutable: each method answers with another one.
public final class NewUser {
  private final Body body;

  private NewUser(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param email an address of nobody else
  public static NewUser of(String email) {
    return new NewUser(Body.nothing().with("email", email));
  }

  /// False where it is not said.
  public NewUser emailVerified(boolean emailVerified) {
    return new NewUser(body.with("email_verified", emailVerified));
  }

  /// The issuer's own word for what they are.
  public NewUser role(String role) {
    return new NewUser(body.with("role", role));
  }

  /// Active where it is not said.
  public NewUser status(UserStatus status) {
    return new NewUser(body.with("status", status.word()));
  }

  /// Such as `name`.
  public NewUser claims(Map<String, ? extends @Nullable Object> claims) {
    return new NewUser(body.with("claims", claims));
  }

  /// Held to what the issuer wants of passwords.
  public NewUser password(Secret password) {
    return new NewUser(body.with("password", password));
  }

  /// Argon2id, bcrypt or scrypt of another system.
  public NewUser passwordHash(Secret passwordHash) {
    return new NewUser(body.with("password_hash", passwordHash));
  }

  /// Makes one, which is told once.
  public NewUser generatePassword(boolean generatePassword) {
    return new NewUser(body.with("generate_password", generatePassword));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewUser" + body;
  }
}
