// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsLanguages`, as the server tells it. Later versions may tell more.
///
/// @param offered The languages that people can have, as tags (RFC 5646). Default: [ar, de, en, es,
///   fr, he, it, ja, nl, pl, pt-BR, zh-Hans].
/// @param standard What is spoken with whoever wants none of the others; it is always offered.
///   Default: en.
public record IssuerSettingsLanguages(
    Optional<List<IssuerSettingsLanguagesOffered>> offered,
    Optional<IssuerSettingsLanguagesStandard> standard) {
  static IssuerSettingsLanguages of(Members json) {
    return new IssuerSettingsLanguages(
        json.optional("offered", Readers.list(Readers.word(IssuerSettingsLanguagesOffered::new))),
        json.optional("standard", Readers.word(IssuerSettingsLanguagesStandard::new)));
  }
}
