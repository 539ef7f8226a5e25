// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what is named; another `email`, and `email_verified`, need `credentials:write` too;
/// another address is not verified unless that is said.
///
/// Immutable: each method answers with another one.
public final class UserChange {
  private final Body body;

  private UserChange(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static UserChange of() {
    return new UserChange(Body.nothing());
  }

  /// An address of nobody else.
  public UserChange email(String email) {
    return new UserChange(body.with("email", email));
  }

  /// Whether it was shown to be theirs.
  public UserChange emailVerified(boolean emailVerified) {
    return new UserChange(body.with("email_verified", emailVerified));
  }

  /// The issuer's own word for what they are.
  public UserChange role(String role) {
    return new UserChange(body.with("role", role));
  }

  /// Takes away what is there: the opposite of [#role].
  public UserChange clearRole() {
    return new UserChange(body.with("role", null));
  }

  /// Whoever may not act is signed out everywhere.
  public UserChange status(UserStatus status) {
    return new UserChange(body.with("status", status.word()));
  }

  /// With `status`: logins wait, and go on.
  public UserChange keepSessions(boolean keepSessions) {
    return new UserChange(body.with("keep_sessions", keepSessions));
  }

  /// Those that are named; `null` takes one away.
  public UserChange claims(Map<String, ? extends @Nullable Object> claims) {
    return new UserChange(body.with("claims", claims));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "UserChange" + body;
  }
}
