// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Ends every session of a person, of a client's, of an organization's members, or of the issuer.
///
/// Immutable: each method answers with another one.
public final class SessionEndRequest {
  private final Body body;

  private SessionEndRequest(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static SessionEndRequest of() {
    return new SessionEndRequest(Body.nothing());
  }

  /// The id of a person.
  public SessionEndRequest user(String user) {
    return new SessionEndRequest(body.with("user", user));
  }

  /// The `client_id` of a client.
  public SessionEndRequest client(String client) {
    return new SessionEndRequest(body.with("client", client));
  }

  /// The id of an organization.
  public SessionEndRequest organization(String organization) {
    return new SessionEndRequest(body.with("organization", organization));
  }

  /// True, in place of the others.
  public SessionEndRequest everybody(boolean everybody) {
    return new SessionEndRequest(body.with("everybody", everybody));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "SessionEndRequest" + body;
  }
}
