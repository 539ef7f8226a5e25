// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/users`.
public final class UsersApi {
  private final Caller calls;
  private final String path;

  UsersApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// The people of the issuer, by address, or as `sort` says; with `q` those of whom the address,
  /// the username, the number or the `name` begins so, in this order.
  ///
  /// `GET /issuers/{issuer}/users`, with the permission `users:read`.
  public Listing<User> list() {
    return calls.list(path, Body.nothing(), User::of);
  }

  /// The people of the issuer, by address, or as `sort` says; with `q` those of whom the address,
  /// the username, the number or the `name` begins so, in this order.
  ///
  /// `GET /issuers/{issuer}/users`, with the permission `users:read`.
  public Listing<User> list(UserQuery query) {
    return calls.list(path, query.body(), User::of);
  }

  /// Makes an account; a verified one needs `credentials:write` too.
  ///
  /// `POST /issuers/{issuer}/users`, with the permission `users:write`.
  public UserMade create(NewUser user) {
    return calls.ask("POST", path, Body.nothing(), user.body(), CallOptions.none(), UserMade::of);
  }

  /// The same, with what is said of this call alone.
  public UserMade create(NewUser user, CallOptions options) {
    return calls.ask("POST", path, Body.nothing(), user.body(), options, UserMade::of);
  }

  /// Mails somebody a link that makes an account.
  ///
  /// `POST /issuers/{issuer}/users/invitations`, with the permission `users:write`.
  public void invite(UserInvitation request) {
    calls.act("POST", path + "/invitations", Body.nothing(), request.body(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void invite(UserInvitation request, CallOptions options) {
    calls.act("POST", path + "/invitations", Body.nothing(), request.body(), options);
  }
}
