// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;

/// `Series`, as the server tells it. Later versions may tell more.
///
/// @param kind what was counted
/// @param label the method, reason or grant type; `all` where there is none
/// @param total of all its numbers; of `active_sessions`, the highest
/// @param counts one for each hour or day, the first first
public record Series(SeriesKind kind, String label, long total, List<Long> counts) {
  static Series of(Members json) {
    return new Series(
        json.required("kind", Readers.word(SeriesKind::new)),
        json.required("label", Readers::text),
        json.required("total", Readers::whole),
        json.required("counts", Readers.list(Readers::whole)));
  }
}
