// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/history/{number}`.
public final class IssuerHistoryApi {
  private final Caller calls;
  private final String path;

  IssuerHistoryApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Makes all as it was after that change; one less than the first is before it.
  ///
  /// `POST /issuers/{issuer}/history/{number}/rollback`, with the permission `settings:write`.
  public RolledBack rollback() {
    return calls.ask(
        "POST",
        path + "/rollback",
        Body.nothing(),
        Body.nothing(),
        CallOptions.none(),
        RolledBack::of);
  }

  /// Makes all as it was after that change; one less than the first is before it.
  ///
  /// `POST /issuers/{issuer}/history/{number}/rollback`, with the permission `settings:write`.
  public RolledBack rollback(HistoryRollbackRequest request) {
    return calls.ask(
        "POST",
        path + "/rollback",
        Body.nothing(),
        request.body(),
        CallOptions.none(),
        RolledBack::of);
  }

  /// The same, with what is said of this call alone.
  public RolledBack rollback(HistoryRollbackRequest request, CallOptions options) {
    return calls.ask(
        "POST", path + "/rollback", Body.nothing(), request.body(), options, RolledBack::of);
  }
}
