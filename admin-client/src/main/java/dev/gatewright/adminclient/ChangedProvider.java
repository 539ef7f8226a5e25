// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `ChangedProvider`, as the server tells it. Later versions may tell more.
///
/// @param name what addresses and settings name it by
/// @param callbackUrl what has to be registered there
/// @param hasSecret whether a secret or a key is kept for it
/// @param settings as they were declared, no secrets
/// @param notes what is left to do elsewhere, or has no use as it is
public record ChangedProvider(
    String name,
    String callbackUrl,
    boolean hasSecret,
    ProviderSettings settings,
    Optional<List<String>> notes) {
  static ChangedProvider of(Members json) {
    return new ChangedProvider(
        json.required("name", Readers::text),
        json.required("callback_url", Readers::text),
        json.required("has_secret", Readers::flag),
        json.required("settings", Readers.object(ProviderSettings::of)),
        json.optional("notes", Readers.list(Readers::text)));
  }
}
