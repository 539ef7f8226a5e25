// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.time.Instant;
import java.util.List;

/// `Statistics`, as the server tells it. Later versions may tell more.
///
/// @param from where the first number's time begins
/// @param to where the last number's time ends
/// @param step how long each number's time is
/// @param series one for each kind and label
public record Statistics(Instant from, Instant to, StatisticsStep step, List<Series> series) {
  static Statistics of(Members json) {
    return new Statistics(
        json.required("from", Readers::moment),
        json.required("to", Readers::moment),
        json.required("step", Readers.word(StatisticsStep::new)),
        json.required("series", Readers.list(Readers.object(Series::of))));
  }
}
