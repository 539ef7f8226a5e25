// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/webhooks/{webhook}/deliveries`.
public final class WebhookDeliveriesApi {
  private final Caller calls;
  private final String path;

  WebhookDeliveriesApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What waits and what became of the last ones, the last event first.
  ///
  /// `GET /issuers/{issuer}/webhooks/{webhook}/deliveries`, with the permission `webhooks:write`.
  public Listing<Delivery> list() {
    return calls.list(path, Body.nothing(), Delivery::of);
  }

  /// What waits and what became of the last ones, the last event first.
  ///
  /// `GET /issuers/{issuer}/webhooks/{webhook}/deliveries`, with the permission `webhooks:write`.
  public Listing<Delivery> list(WebhookDeliveryQuery query) {
    return calls.list(path, query.body(), Delivery::of);
  }
}
