// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/domains/{domain}`.
public final class OrganizationDomainApi {
  private final Caller calls;
  private final String path;

  OrganizationDomainApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Claims it no more.
  ///
  /// `DELETE /issuers/{issuer}/organizations/{organization}/domains/{domain}`, with the permission
  /// `organizations:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Looks whether the record is there.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/domains/{domain}/verify`, with the
  /// permission `organizations:write`.
  public void verify() {
    calls.act("POST", path + "/verify", Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void verify(CallOptions options) {
    calls.act("POST", path + "/verify", Body.nothing(), Body.nothing(), options);
  }
}
