// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Listing;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}/mails`.
public final class MailsApi {
  private final Caller calls;
  private final String path;

  MailsApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// What waits to be mailed, and for a week what became of it, the last first.
  ///
  /// `GET /issuers/{issuer}/mails`, with the permission `users:read`.
  public Listing<Mail> list() {
    return calls.list(path, Body.nothing(), Mail::of);
  }

  /// What waits to be mailed, and for a week what became of it, the last first.
  ///
  /// `GET /issuers/{issuer}/mails`, with the permission `users:read`.
  public Listing<Mail> list(MailQuery query) {
    return calls.list(path, query.body(), Mail::of);
  }
}
