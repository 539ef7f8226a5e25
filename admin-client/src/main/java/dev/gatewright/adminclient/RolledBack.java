// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;

/// `RolledBack`, as the server tells it. Later versions may tell more.
///
/// @param changes what was changed, or would be
/// @param latest the issuer's last change
/// @param notes what stays as it is, or is left to do elsewhere
/// @param secrets made for what was there no more
/// @param notDone what could not be changed
public record RolledBack(
    List<ChangedSettings> changes,
    long latest,
    List<String> notes,
    List<MadeSecret> secrets,
    List<String> notDone) {
  static RolledBack of(Members json) {
    return new RolledBack(
        json.required("changes", Readers.list(Readers.object(ChangedSettings::of))),
        json.required("latest", Readers::whole),
        json.required("notes", Readers.list(Readers::text)),
        json.required("secrets", Readers.list(Readers.object(MadeSecret::of))),
        json.required("not_done", Readers.list(Readers::text)));
  }
}
