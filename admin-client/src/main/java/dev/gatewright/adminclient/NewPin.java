// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Makes a PIN.
///
/// Immutable: each method answers with another one.
public final class NewPin {
  private final Body body;

  private NewPin(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param label 1 to 100 characters
  public static NewPin of(String label) {
    return new NewPin(Body.nothing().with("label", label));
  }

  /// At most 50.
  public NewPin privileges(List<String> privileges) {
    return new NewPin(body.with("privileges", privileges));
  }

  /// 5 to 12; made where they are not said.
  public NewPin digits(Secret digits) {
    return new NewPin(body.with("digits", digits));
  }

  /// In seconds; never where not said.
  public NewPin expiresIn(long expiresIn) {
    return new NewPin(body.with("expires_in", expiresIn));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewPin" + body;
  }
}
