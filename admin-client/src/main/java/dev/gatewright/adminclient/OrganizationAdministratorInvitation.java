// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;

/// `OrganizationAdministratorInvitation`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param createdAt when it was made
/// @param createdBy by whom
/// @param expiresAt until when the link can be opened
public record OrganizationAdministratorInvitation(
    String id, Instant createdAt, String createdBy, Instant expiresAt) {
  static OrganizationAdministratorInvitation of(Members json) {
    return new OrganizationAdministratorInvitation(
        json.required("id", Readers::text),
        json.required("created_at", Readers::moment),
        json.required("created_by", Readers::text),
        json.required("expires_at", Readers::moment));
  }
}
