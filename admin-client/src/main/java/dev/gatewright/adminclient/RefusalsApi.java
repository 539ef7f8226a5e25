// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/refusals`.
public final class RefusalsApi {
  private final Caller calls;
  private final String path;

  RefusalsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The newest refusals that are written, the last first.
  ///
  /// `GET /issuers/{issuer}/refusals`, with the permission `events:read`.
  public Listing<RefusedRequest> list() {
    return calls.list(path, Body.nothing(), RefusedRequest::of);
  }

  /// The newest refusals that are written, the last first.
  ///
  /// `GET /issuers/{issuer}/refusals`, with the permission `events:read`.
  public Listing<RefusedRequest> list(RefusalQuery query) {
    return calls.list(path, query.body(), RefusedRequest::of);
  }

  /// What an authorization request would come to, or an error means, by its address.
  ///
  /// `POST /issuers/{issuer}/refusals/explain`, with the permission `events:read`.
  public JudgedRequest explain(RefusalExplainRequest request) {
    return calls.ask(
        "POST",
        path + "/explain",
        Body.nothing(),
        request.body(),
        CallOptions.none(),
        JudgedRequest::of);
  }

  /// The same, with what is said of this call alone.
  public JudgedRequest explain(RefusalExplainRequest request, CallOptions options) {
    return calls.ask(
        "POST", path + "/explain", Body.nothing(), request.body(), options, JudgedRequest::of);
  }
}
