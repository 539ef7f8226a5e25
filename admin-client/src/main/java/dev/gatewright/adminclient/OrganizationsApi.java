// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations`.
public final class OrganizationsApi {
  private final Caller calls;
  private final String path;

  OrganizationsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The organizations of the issuer.
  ///
  /// `GET /issuers/{issuer}/organizations`, with the permission `organizations:read`.
  public Listing<Organization> list() {
    return calls.list(path, Body.nothing(), Organization::of);
  }

  /// The organizations of the issuer.
  ///
  /// `GET /issuers/{issuer}/organizations`, with the permission `organizations:read`.
  public Listing<Organization> list(OrganizationQuery query) {
    return calls.list(path, query.body(), Organization::of);
  }

  /// Makes an organization.
  ///
  /// `POST /issuers/{issuer}/organizations`, with the permission `organizations:write`.
  public Organization create(NewOrganization organization) {
    return calls.ask(
        "POST", path, Body.nothing(), organization.body(), CallOptions.none(), Organization::of);
  }

  /// The same, with what is said of this call alone.
  public Organization create(NewOrganization organization, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), organization.body(), options, Organization::of);
  }
}
