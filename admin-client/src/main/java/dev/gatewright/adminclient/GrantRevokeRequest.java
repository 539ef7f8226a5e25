// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Revokes every grant of a person, of a client, for an organization, or of the issuer.
///
/// Immutable: each method answers with another one.
public final class GrantRevokeRequest {
  private final Body body;

  private GrantRevokeRequest(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static GrantRevokeRequest of() {
    return new GrantRevokeRequest(Body.nothing());
  }

  /// The id of a person.
  public GrantRevokeRequest user(String user) {
    return new GrantRevokeRequest(body.with("user", user));
  }

  /// The `client_id` of a client.
  public GrantRevokeRequest client(String client) {
    return new GrantRevokeRequest(body.with("client", client));
  }

  /// The id of an organization.
  public GrantRevokeRequest organization(String organization) {
    return new GrantRevokeRequest(body.with("organization", organization));
  }

  /// True, in place of the others.
  public GrantRevokeRequest everybody(boolean everybody) {
    return new GrantRevokeRequest(body.with("everybody", everybody));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "GrantRevokeRequest" + body;
  }
}
