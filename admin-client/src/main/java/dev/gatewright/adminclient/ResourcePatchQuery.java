// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class ResourcePatchQuery {
  private final Body body;

  private ResourcePatchQuery(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param id which one
  public static ResourcePatchQuery of(String id) {
    return new ResourcePatchQuery(Body.nothing().with("id", id));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "ResourcePatchQuery" + body;
  }
}
