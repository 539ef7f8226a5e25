// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsHook`, as the server tells it. Later versions may tell more.
///
/// @param id What commands and the trail call it. Default: required.
/// @param url Where it is asked: https, or http on a loopback host. Default: required.
/// @param on What it is asked about: new accounts, sign-ins, or tokens. Default: required.
/// @param timeout How long it may take; all of the same `on` together at most 10s. Default: 2s.
/// @param onFailure What happens where it gives no usable answer in time: allow goes on as if there
///   were no hook, refuse stops. Default: required.
/// @param active Whether it is asked at all. Default: true.
public record IssuerSettingsHook(
    String id,
    String url,
    IssuerSettingsHookOn on,
    Optional<String> timeout,
    IssuerSettingsHookOnFailure onFailure,
    Optional<Boolean> active) {
  static IssuerSettingsHook of(Members json) {
    return new IssuerSettingsHook(
        json.required("id", Readers::text),
        json.required("url", Readers::text),
        json.required("on", Readers.word(IssuerSettingsHookOn::new)),
        json.optional("timeout", Readers::text),
        json.required("on_failure", Readers.word(IssuerSettingsHookOnFailure::new)),
        json.optional("active", Readers::flag));
  }
}
