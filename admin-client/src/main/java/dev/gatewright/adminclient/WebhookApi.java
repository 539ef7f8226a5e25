// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/webhooks/{webhook}`.
public final class WebhookApi {
  private final Caller calls;
  private final String path;

  WebhookApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// One of them.
  ///
  /// `GET /issuers/{issuer}/webhooks/{webhook}`, with the permission `webhooks:write`.
  public Webhook get() {
    return calls.get(path, Body.nothing(), Webhook::of);
  }

  /// Writes what is named.
  ///
  /// `PATCH /issuers/{issuer}/webhooks/{webhook}`, with the permission `webhooks:write`.
  public Webhook change(WebhookChange change) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), CallOptions.none(), Webhook::of);
  }

  /// The same, with what is said of this call alone.
  public Webhook change(WebhookChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, Webhook::of);
  }

  /// Removes it with all that waits for it.
  ///
  /// `DELETE /issuers/{issuer}/webhooks/{webhook}`, with the permission `webhooks:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Makes another secret; the one before it signs too for a day.
  ///
  /// `POST /issuers/{issuer}/webhooks/{webhook}/secret`, with the permission `webhooks:write`.
  public WebhookSecret secret() {
    return calls.ask(
        "POST",
        path + "/secret",
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        WebhookSecret::of);
  }

  /// The same, with what is said of this call alone.
  public WebhookSecret secret(CallOptions options) {
    return calls.ask(
        "POST", path + "/secret", Body.nothing(), Body.nothing(), options, WebhookSecret::of);
  }

  /// Sends a message that tells of nothing, and says what was answered.
  ///
  /// `POST /issuers/{issuer}/webhooks/{webhook}/test`, with the permission `webhooks:write`.
  public WebhookTrial test() {
    return calls.ask(
        "POST",
        path + "/test",
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        WebhookTrial::of);
  }

  /// The same, with what is said of this call alone.
  public WebhookTrial test(CallOptions options) {
    return calls.ask(
        "POST", path + "/test", Body.nothing(), Body.nothing(), options, WebhookTrial::of);
  }

  /// Sends what happened after an event again, and turns it on where its receiver turned it off.
  ///
  /// `POST /issuers/{issuer}/webhooks/{webhook}/replay`, with the permission `webhooks:write`.
  public void replay(WebhookReplayRequest request) {
    calls.act("POST", path + "/replay", Body.nothing(), request.body(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void replay(WebhookReplayRequest request, CallOptions options) {
    calls.act("POST", path + "/replay", Body.nothing(), request.body(), options);
  }

  /// What waits and what became of the last ones, the last event first.
  public WebhookDeliveriesApi deliveries() {
    return new WebhookDeliveriesApi(calls, path + "/deliveries");
  }
}
