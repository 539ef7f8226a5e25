// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.Optional;

/// `Domain`, as the server tells it. Later versions may tell more.
///
/// @param domain what is behind the @
/// @param state whether the DNS shows that it is the organization's
/// @param recordName where the TXT record has to stand
/// @param recordValue what it has to say
/// @param claimedAt since when
/// @param provedAt when the record was last seen
public record Domain(
    String domain,
    String state,
    String recordName,
    String recordValue,
    Instant claimedAt,
    Optional<Instant> provedAt) {
  static Domain of(Members json) {
    return new Domain(
        json.required("domain", Readers::text),
        json.required("state", Readers::text),
        json.required("record_name", Readers::text),
        json.required("record_value", Readers::text),
        json.required("claimed_at", Readers::moment),
        json.optional("proved_at", Readers::moment));
  }
}
