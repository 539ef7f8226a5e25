// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/refusals/{reference}`.
public final class RefusalApi {
  private final Caller calls;
  private final String path;

  RefusalApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Why the request of a reference was refused.
  ///
  /// `GET /issuers/{issuer}/refusals/{reference}`, with the permission `events:read`.
  public RefusedRequest get() {
    return calls.get(path, Body.nothing(), RefusedRequest::of);
  }
}
