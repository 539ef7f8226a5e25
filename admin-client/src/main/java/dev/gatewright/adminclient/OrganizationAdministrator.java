// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;

/// `OrganizationAdministrator`, as the server tells it. Later versions may tell more.
///
/// @param id the id of their account for the console
/// @param email the address of that account
/// @param active whether the account may act
/// @param createdAt since when they administer it
/// @param createdBy by whom they were let
public record OrganizationAdministrator(
    String id, String email, boolean active, Instant createdAt, String createdBy) {
  static OrganizationAdministrator of(Members json) {
    return new OrganizationAdministrator(
        json.required("id", Readers::text),
        json.required("email", Readers::text),
        json.required("active", Readers::flag),
        json.required("created_at", Readers::moment),
        json.required("created_by", Readers::text));
  }
}
