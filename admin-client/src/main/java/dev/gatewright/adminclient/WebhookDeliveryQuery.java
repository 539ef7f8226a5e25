// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Which are meant.
///
/// Immutable: each method answers with another one.
public final class WebhookDeliveryQuery {
  private final Body body;

  private WebhookDeliveryQuery(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static WebhookDeliveryQuery all() {
    return new WebhookDeliveryQuery(Body.nothing());
  }

  /// How many one request brings; not how many there are in all.
  public WebhookDeliveryQuery limit(long limit) {
    return new WebhookDeliveryQuery(body.with("limit", limit));
  }

  /// The `next_cursor` of the part before.
  public WebhookDeliveryQuery cursor(String cursor) {
    return new WebhookDeliveryQuery(body.with("cursor", cursor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "WebhookDeliveryQuery" + body;
  }
}
