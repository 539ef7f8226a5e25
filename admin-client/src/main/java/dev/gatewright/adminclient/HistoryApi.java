// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/history`.
public final class HistoryApi {
  private final Caller calls;
  private final String path;

  HistoryApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What became of its settings, clients and webhooks, the last change first.
  ///
  /// `GET /issuers/{issuer}/history`, with the permission `issuers:read`.
  public Listing<HistoryEntry> list() {
    return calls.list(path, Body.nothing(), HistoryEntry::of);
  }

  /// What became of its settings, clients and webhooks, the last change first.
  ///
  /// `GET /issuers/{issuer}/history`, with the permission `issuers:read`.
  public Listing<HistoryEntry> list(HistoryQuery query) {
    return calls.list(path, query.body(), HistoryEntry::of);
  }
}
