// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;

/// `Impersonation`, as the server tells it. Later versions may tell more.
///
/// @param url where a form brings the token, by POST
/// @param token counts once, and is told this once
/// @param expiresAt until when it counts
public record Impersonation(String url, String token, Instant expiresAt) {
  static Impersonation of(Members json) {
    return new Impersonation(
        json.required("url", Readers::text),
        json.required("token", Readers::text),
        json.required("expires_at", Readers::moment));
  }
}
