// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Makes a key that may no more than the one that asks.
///
/// Immutable: each method answers with another one.
public final class NewApiKey {
  private final Body body;

  private NewApiKey(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param name 1 to 100 characters
  /// @param role what it may at the most
  public static NewApiKey of(String name, ApiKeyRole role) {
    return new NewApiKey(Body.nothing().with("name", name).with("role", role.word()));
  }

  /// That of the key that asks where it is not said.
  public NewApiKey issuer(String issuer) {
    return new NewApiKey(body.with("issuer", issuer));
  }

  /// All of the role's where they are not said.
  public NewApiKey scopes(List<String> scopes) {
    return new NewApiKey(body.with("scopes", scopes));
  }

  /// Such as `192.0.2.0/24`, at most 50.
  public NewApiKey from(List<String> from) {
    return new NewApiKey(body.with("from", from));
  }

  /// In seconds; never where not said.
  public NewApiKey expiresIn(long expiresIn) {
    return new NewApiKey(body.with("expires_in", expiresIn));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "NewApiKey" + body;
  }
}
