// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/sessions`.
public final class SessionsApi {
  private final Caller calls;
  private final String path;

  SessionsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Who is signed in, the latest first; of a client, by when it got its last grant there.
  ///
  /// `GET /issuers/{issuer}/sessions`, with the permission `sessions:read`.
  public Listing<SessionOfSomebody> list() {
    return calls.list(path, Body.nothing(), SessionOfSomebody::of);
  }

  /// Who is signed in, the latest first; of a client, by when it got its last grant there.
  ///
  /// `GET /issuers/{issuer}/sessions`, with the permission `sessions:read`.
  public Listing<SessionOfSomebody> list(SessionQuery query) {
    return calls.list(path, query.body(), SessionOfSomebody::of);
  }

  /// Ends every session of a person, of a client's, of an organization's members, or of the issuer.
  ///
  /// `POST /issuers/{issuer}/sessions/end`, with the permission `sessions:write`.
  public Ended end() {
    return calls.ask(
        "POST", path + "/end", Body.nothing(), Body.nothing(), CallOptions.none(), Ended::of);
  }

  /// Ends every session of a person, of a client's, of an organization's members, or of the issuer.
  ///
  /// `POST /issuers/{issuer}/sessions/end`, with the permission `sessions:write`.
  public Ended end(SessionEndRequest request) {
    return calls.ask(
        "POST", path + "/end", Body.nothing(), request.body(), CallOptions.none(), Ended::of);
  }

  /// The same, with what is said of this call alone.
  public Ended end(SessionEndRequest request, CallOptions options) {
    return calls.ask("POST", path + "/end", Body.nothing(), request.body(), options, Ended::of);
  }
}
