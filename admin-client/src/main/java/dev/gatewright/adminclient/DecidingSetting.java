// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;

/// `DecidingSetting`, as the server tells it. Later versions may tell more.
///
/// @param ofValue whose setting it is
/// @param key as the file has it
public record DecidingSetting(DecidingSettingOf ofValue, String key) {
  static DecidingSetting of(Members json) {
    return new DecidingSetting(
        json.required("of", Readers.word(DecidingSettingOf::new)),
        json.required("key", Readers::text));
  }
}
