// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/mails/{mail}`.
public final class MailApi {
  private final Caller calls;
  private final String path;

  MailApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// Has one that waits not sent.
  ///
  /// `DELETE /issuers/{issuer}/mails/{mail}`, with the permission `users:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Tries one that waits now.
  ///
  /// `POST /issuers/{issuer}/mails/{mail}/retry`, with the permission `users:write`.
  public void retry() {
    calls.act("POST", path + "/retry", Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void retry(CallOptions options) {
    calls.act("POST", path + "/retry", Body.nothing(), Body.nothing(), options);
  }
}
