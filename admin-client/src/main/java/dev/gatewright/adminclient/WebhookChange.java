// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Writes what is named.
///
/// Immutable: each method answers with another one.
public final class WebhookChange {
  private final Body body;

  private WebhookChange(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static WebhookChange of() {
    return new WebhookChange(Body.nothing());
  }

  /// Https; http for loopback hosts alone.
  public WebhookChange url(String url) {
    return new WebhookChange(body.with("url", url));
  }

  /// 1 to 64 names of events, or beginnings such as `user.*`.
  public WebhookChange events(List<String> events) {
    return new WebhookChange(body.with("events", events));
  }

  /// Whether anything is sent.
  public WebhookChange active(boolean active) {
    return new WebhookChange(body.with("active", active));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "WebhookChange" + body;
  }
}
