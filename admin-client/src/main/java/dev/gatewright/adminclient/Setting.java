// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `Setting`, as the server tells it. Later versions may tell more.
///
/// @param ofValue whose it is
/// @param key the key, behind those that it stands in
/// @param type what may be written there, for people
/// @param values the words, where it is one of some
/// @param required whether it has to be there
/// @param defaultValue what holds where it is not, for people
/// @param secret whether it is taken and never told
/// @param permission what one needs to change it
/// @param meaning what it means
public record Setting(
    SettingOf ofValue,
    String key,
    String type,
    Optional<List<String>> values,
    boolean required,
    String defaultValue,
    boolean secret,
    String permission,
    String meaning) {
  static Setting of(Members json) {
    return new Setting(
        json.required("of", Readers.word(SettingOf::new)),
        json.required("key", Readers::text),
        json.required("type", Readers::text),
        json.optional("values", Readers.list(Readers::text)),
        json.required("required", Readers::flag),
        json.required("default", Readers::text),
        json.required("secret", Readers::flag),
        json.required("permission", Readers::text),
        json.required("meaning", Readers::text));
  }
}
