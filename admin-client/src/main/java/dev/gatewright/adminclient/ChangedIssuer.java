// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `ChangedIssuer`, as the server tells it. Later versions may tell more.
///
/// @param id what addresses name it by
/// @param url where it is served, and its `iss`
/// @param createdAt when it was declared first
/// @param updatedAt when it was declared last
/// @param settings as they were declared, no secrets
/// @param notes what is left to do elsewhere, or has no use as it is
public record ChangedIssuer(
    String id,
    String url,
    Instant createdAt,
    Instant updatedAt,
    IssuerSettings settings,
    Optional<List<String>> notes) {
  static ChangedIssuer of(Members json) {
    return new ChangedIssuer(
        json.required("id", Readers::text),
        json.required("url", Readers::text),
        json.required("created_at", Readers::moment),
        json.required("updated_at", Readers::moment),
        json.required("settings", Readers.object(IssuerSettings::of)),
        json.optional("notes", Readers.list(Readers::text)));
  }
}
