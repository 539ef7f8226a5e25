// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;

/// `ChangedSettings`, as the server tells it. Later versions may tell more.
///
/// @param action what
/// @param what of which thing, such as `client acme/web`
/// @param differences of a change, each setting
public record ChangedSettings(
    ChangedSettingsAction action, String what, List<SettingDifference> differences) {
  static ChangedSettings of(Members json) {
    return new ChangedSettings(
        json.required("action", Readers.word(ChangedSettingsAction::new)),
        json.required("what", Readers::text),
        json.required("differences", Readers.list(Readers.object(SettingDifference::of))));
  }
}
