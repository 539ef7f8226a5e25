// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsSessions`, as the server tells it. Later versions may tell more.
///
/// @param idle How long a login session can stay unused. Default: 12h.
/// @param lifetime How long it lasts at most. Default: 7d.
/// @param stay Whether a browser keeps a login when it is closed: always, never, or as the person
///   ticks it when they sign in. One that is not kept has the shorter times below. Default: always.
/// @param shortIdle How long a login that the browser does not keep can stay unused; never longer
///   than idle. Default: 1h.
/// @param shortLifetime How long it lasts at most; never longer than lifetime. Default: 12h.
/// @param perUser How many one user may have; one more ends the oldest. Default: 50.
public record IssuerSettingsSessions(
    Optional<String> idle,
    Optional<String> lifetime,
    Optional<IssuerSettingsSessionsStay> stay,
    Optional<String> shortIdle,
    Optional<String> shortLifetime,
    Optional<Long> perUser) {
  static IssuerSettingsSessions of(Members json) {
    return new IssuerSettingsSessions(
        json.optional("idle", Readers::text),
        json.optional("lifetime", Readers::text),
        json.optional("stay", Readers.word(IssuerSettingsSessionsStay::new)),
        json.optional("short_idle", Readers::text),
        json.optional("short_lifetime", Readers::text),
        json.optional("per_user", Readers::whole));
  }
}
