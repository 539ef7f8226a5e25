// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Sends what happened after an event again, and turns it on where its receiver turned it off.
///
/// Immutable: each method answers with another one.
public final class WebhookReplayRequest {
  private final Body body;

  private WebhookReplayRequest(Body body) {
    this.body = body;
  }

  /// Begins with what has to be said.
  ///
  /// @param after the number of the event
  public static WebhookReplayRequest of(long after) {
    return new WebhookReplayRequest(Body.nothing().with("after", after));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "WebhookReplayRequest" + body;
  }
}
