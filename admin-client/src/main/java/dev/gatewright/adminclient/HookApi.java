// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/hooks/{hook}`.
public final class HookApi {
  private final Caller calls;
  private final String path;

  HookApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Makes another secret; the one before it signs too for a day.
  ///
  /// `POST /issuers/{issuer}/hooks/{hook}/secret`, with the permission `issuers:write`.
  public HookSecret secret() {
    return calls.ask(
        "POST",
        path + "/secret",
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        HookSecret::of);
  }

  /// The same, with what is said of this call alone.
  public HookSecret secret(CallOptions options) {
    return calls.ask(
        "POST", path + "/secret", Body.nothing(), Body.nothing(), options, HookSecret::of);
  }
}
