// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/domains`.
public final class OrganizationDomainsApi {
  private final Caller calls;
  private final String path;

  OrganizationDomainsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Its mail domains.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/domains`, with the permission
  /// `organizations:read`.
  public Listing<Domain> list() {
    return calls.list(path, Body.nothing(), Domain::of);
  }

  /// Its mail domains.
  ///
  /// `GET /issuers/{issuer}/organizations/{organization}/domains`, with the permission
  /// `organizations:read`.
  public Listing<Domain> list(OrganizationDomainQuery query) {
    return calls.list(path, query.body(), Domain::of);
  }

  /// Claims a domain; answers with what has to stand in the DNS.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/domains`, with the permission
  /// `organizations:write`.
  public Domain create(NewOrganizationDomain organizationDomain) {
    return calls.ask(
        "POST", path, Body.nothing(), organizationDomain.body(), CallOptions.none(), Domain::of);
  }

  /// The same, with what is said of this call alone.
  public Domain create(NewOrganizationDomain organizationDomain, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), organizationDomain.body(), options, Domain::of);
  }
}
