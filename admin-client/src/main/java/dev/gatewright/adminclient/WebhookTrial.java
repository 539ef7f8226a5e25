// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `WebhookTrial`, as the server tells it. Later versions may tell more.
///
/// @param accepted whether the receiver took it
/// @param status what was answered; 0 if nothing was
/// @param reason why nothing was
/// @param tookMs how long that took
public record WebhookTrial(boolean accepted, long status, String reason, long tookMs) {
  static WebhookTrial of(Members json) {
    return new WebhookTrial(
        json.required("accepted", Readers::flag),
        json.required("status", Readers::whole),
        json.required("reason", Readers::text),
        json.required("took_ms", Readers::whole));
  }
}
