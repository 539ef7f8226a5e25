// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/settings`.
public final class SettingsApi {
  private final Caller calls;
  private final String path;

  SettingsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Every setting of clients, issuers and their parts, and what it means.
  ///
  /// `GET /settings`, with the permission `issuers:read`.
  public Listing<Setting> list() {
    return calls.list(path, Body.nothing(), Setting::of);
  }
}
