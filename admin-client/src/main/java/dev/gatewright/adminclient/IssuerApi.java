// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}`.
public final class IssuerApi {
  private final Caller calls;
  private final String path;

  IssuerApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// One of them.
  ///
  /// `GET /issuers/{issuer}`, with the permission `issuers:read`.
  public Issuer get() {
    return calls.get(path, Body.nothing(), Issuer::of);
  }

  /// The people of the issuer, by address.
  public UsersApi users() {
    return new UsersApi(calls, path + "/users");
  }

  /// Somebody. Nothing is asked for yet.
  ///
  /// @param user what its address names it by
  public UserApi user(String user) {
    return new UserApi(calls, path + "/users/" + Caller.segment(user));
  }

  /// The clients of the issuer.
  public ClientsApi clients() {
    return new ClientsApi(calls, path + "/clients");
  }

  /// A client. Nothing is asked for yet.
  ///
  /// @param client what its address names it by
  public ClientApi client(String client) {
    return new ClientApi(calls, path + "/clients/" + Caller.segment(client));
  }

  /// The organizations of the issuer.
  public OrganizationsApi organizations() {
    return new OrganizationsApi(calls, path + "/organizations");
  }

  /// An organization. Nothing is asked for yet.
  ///
  /// @param organization what its address names it by
  public OrganizationApi organization(String organization) {
    return new OrganizationApi(calls, path + "/organizations/" + Caller.segment(organization));
  }

  /// The issuer's signing keys.
  public KeysApi keys() {
    return new KeysApi(calls, path + "/keys");
  }

  /// The issuer's PINs, whatever became of them.
  public PinsApi pins() {
    return new PinsApi(calls, path + "/pins");
  }

  /// One of `pins`. Nothing is asked for yet.
  ///
  /// @param pin what its address names it by
  public PinApi pin(String pin) {
    return new PinApi(calls, path + "/pins/" + Caller.segment(pin));
  }

  /// What happened, from a number on; the last ones where no `cursor` is given.
  public EventsApi events() {
    return new EventsApi(calls, path + "/events");
  }
}
