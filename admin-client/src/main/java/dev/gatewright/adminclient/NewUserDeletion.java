// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.time.Instant;

/// Has the account deleted at a time, and nobody sign in to it until then; the person is told by
/// mail, and can take it back.
///
/// Immutable: each method answers with another one.
public final class NewUserDeletion {
  private final Body body;

  private NewUserDeletion(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param at within a year
  public static NewUserDeletion of(Instant at) {
    return new NewUserDeletion(Body.nothing().with("at", at.toString()));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewUserDeletion" + body;
  }
}
