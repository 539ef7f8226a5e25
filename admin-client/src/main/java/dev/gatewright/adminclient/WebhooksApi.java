// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/webhooks`.
public final class WebhooksApi {
  private final Caller calls;
  private final String path;

  WebhooksApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The issuer's webhooks, at most 32.
  ///
  /// `GET /issuers/{issuer}/webhooks`, with the permission `webhooks:write`.
  public Listing<Webhook> list() {
    return calls.list(path, Body.nothing(), Webhook::of);
  }

  /// Declares one, from the next event on.
  ///
  /// `POST /issuers/{issuer}/webhooks`, with the permission `webhooks:write`.
  public WebhookMade create(NewWebhook webhook) {
    return calls.ask(
        "POST", path, Body.nothing(), webhook.body(), CallOptions.none(), WebhookMade::of);
  }

  /// The same, with what is said of this call alone.
  public WebhookMade create(NewWebhook webhook, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), webhook.body(), options, WebhookMade::of);
  }
}
