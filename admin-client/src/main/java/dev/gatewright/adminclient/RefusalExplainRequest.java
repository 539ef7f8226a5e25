// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// What an authorization request would come to, or an error means, by its address.
///
/// Immutable: each method answers with another one.
public final class RefusalExplainRequest {
  private final Body body;

  private RefusalExplainRequest(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param url the whole address; nothing of it is kept
  public static RefusalExplainRequest of(String url) {
    return new RefusalExplainRequest(Body.nothing().with("url", url));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "RefusalExplainRequest" + body;
  }
}
