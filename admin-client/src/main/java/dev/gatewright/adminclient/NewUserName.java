// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Gives the person a name in place of their former one of that kind.
///
/// Immutable: each method answers with another one.
public final class NewUserName {
  private final Body body;

  private NewUserName(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param kind what it is
  /// @param name a username, or a number such as `+4930123456`
  public static NewUserName of(LoginNameKind kind, String name) {
    return new NewUserName(Body.nothing().with("kind", kind.word()).with("name", name));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewUserName" + body;
  }
}
