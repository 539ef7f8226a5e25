// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `Organization`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses and tokens name it by
/// @param name what people call it
/// @param status whether anything counts of it
public record Organization(String id, String name, OrganizationStatus status) {
  static Organization of(Members json) {
    return new Organization(
        json.required("id", Readers::text),
        json.required("name", Readers::text),
        json.required("status", Readers.word(OrganizationStatus::new)));
  }
}
