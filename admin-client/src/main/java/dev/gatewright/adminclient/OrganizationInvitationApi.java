// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/organizations/{organization}/invitations/{invitation}`.
public final class OrganizationInvitationApi {
  private final Caller calls;
  private final String path;

  OrganizationInvitationApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Takes an invitation back.
  ///
  /// `DELETE /issuers/{issuer}/organizations/{organization}/invitations/{invitation}`, with the
  /// permission `organizations:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Mails one that waits once more, with another link and another id.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/invitations/{invitation}/resend`, with
  /// the permission `organizations:write`.
  public void resend() {
    calls.act("POST", path + "/resend", Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// Mails one that waits once more, with another link and another id.
  ///
  /// `POST /issuers/{issuer}/organizations/{organization}/invitations/{invitation}/resend`, with
  /// the permission `organizations:write`.
  public void resend(OrganizationInvitationResendRequest request) {
    calls.act("POST", path + "/resend", Body.nothing(), request.body(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void resend(OrganizationInvitationResendRequest request, CallOptions options) {
    calls.act("POST", path + "/resend", Body.nothing(), request.body(), options);
  }
}
