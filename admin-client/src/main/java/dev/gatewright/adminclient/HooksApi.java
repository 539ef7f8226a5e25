// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/hooks`.
public final class HooksApi {
  private final Caller calls;
  private final String path;

  HooksApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The programs that the issuer asks, in their order; its `settings` change them.
  ///
  /// `GET /issuers/{issuer}/hooks`, with the permission `issuers:read`.
  public Listing<Hook> list() {
    return calls.list(path, Body.nothing(), Hook::of);
  }
}
