// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `SettingDifference`, as the server tells it. Later versions may tell more.
///
/// @param key the setting, such as `access_token.lifetime`
/// @param before what it was, as JSON; absent for the default and secrets
/// @param after what it became, the same way
public record SettingDifference(String key, Optional<String> before, Optional<String> after) {
  static SettingDifference of(Members json) {
    return new SettingDifference(
        json.required("key", Readers::text),
        json.optional("before", Readers::text),
        json.optional("after", Readers::text));
  }
}
