// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsAccount`, as the server tells it. Later versions may tell more.
///
/// @param edit Which claims people may change themselves. No application may decide by these what
///   somebody is allowed to do. Default: [family_name, given_name, locale, name, zoneinfo].
/// @param deletion Whether people may have their accounts deleted. Default: true.
/// @param deletionAfter How long somebody who asked for it can still change their mind. Default:
///   7d.
public record IssuerSettingsAccount(
    Optional<List<IssuerSettingsAccountEdit>> edit,
    Optional<Boolean> deletion,
    Optional<String> deletionAfter) {
  static IssuerSettingsAccount of(Members json) {
    return new IssuerSettingsAccount(
        json.optional("edit", Readers.list(Readers.word(IssuerSettingsAccountEdit::new))),
        json.optional("deletion", Readers::flag),
        json.optional("deletion_after", Readers::text));
  }
}
