// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/events/keys`.
public final class EventKeysApi {
  private final Caller calls;
  private final String path;

  EventKeysApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What heads are signed with, as a JWK Set.
  ///
  /// `GET /issuers/{issuer}/events/keys`, with the permission `events:read`.
  public TrailKeys get() {
    return calls.get(path, Body.nothing(), TrailKeys::of);
  }
}
