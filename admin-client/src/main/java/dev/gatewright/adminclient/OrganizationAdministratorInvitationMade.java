// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;

/// `OrganizationAdministratorInvitationMade`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param createdAt when it was made
/// @param createdBy by whom
/// @param expiresAt until when the link can be opened
/// @param link makes whoever opens it an administrator, once; told this once
public record OrganizationAdministratorInvitationMade(
    String id, Instant createdAt, String createdBy, Instant expiresAt, String link) {
  static OrganizationAdministratorInvitationMade of(Members json) {
    return new OrganizationAdministratorInvitationMade(
        json.required("id", Readers::text),
        json.required("created_at", Readers::moment),
        json.required("created_by", Readers::text),
        json.required("expires_at", Readers::moment),
        json.required("link", Readers::text));
  }
}
