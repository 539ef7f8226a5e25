// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// `HistoryEntry`, as the server tells it. Later versions may tell more.
///
/// @param action what
/// @param what of which thing, such as `client acme/web`
/// @param differences of a change, each setting
/// @param number of the issuer's changes
/// @param at when it was changed
/// @param by who changed it
/// @param face by what means
/// @param applied the number of the file that changed it, in the history of the command line
public record HistoryEntry(
    HistoryEntryAction action,
    String what,
    List<SettingDifference> differences,
    long number,
    Instant at,
    String by,
    HistoryEntryFace face,
    Optional<Long> applied) {
  static HistoryEntry of(Members json) {
    return new HistoryEntry(
        json.required("action", Readers.word(HistoryEntryAction::new)),
        json.required("what", Readers::text),
        json.required("differences", Readers.list(Readers.object(SettingDifference::of))),
        json.required("number", Readers::whole),
        json.required("at", Readers::moment),
        json.required("by", Readers::text),
        json.required("face", Readers.word(HistoryEntryFace::new)),
        json.optional("applied", Readers::whole));
  }
}
