// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/senders/{channel}`.
public final class SenderApi {
  private final Caller calls;
  private final String path;

  SenderApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Makes another secret of a sender in the settings; the one before it signs too for a day.
  ///
  /// `POST /issuers/{issuer}/senders/{channel}/secret`, with the permission `webhooks:write`.
  public SenderSecret secret() {
    return calls.ask(
        "POST",
        path + "/secret",
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        SenderSecret::of);
  }

  /// The same, with what is said of this call alone.
  public SenderSecret secret(CallOptions options) {
    return calls.ask(
        "POST", path + "/secret", Body.nothing(), Body.nothing(), options, SenderSecret::of);
  }
}
