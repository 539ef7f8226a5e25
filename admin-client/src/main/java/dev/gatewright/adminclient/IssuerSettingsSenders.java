// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsSenders`, as the server tells it. Later versions may tell more.
///
/// @param sms Sends them by SMS. Default: none.
/// @param whatsapp Sends them by WhatsApp. Default: none.
public record IssuerSettingsSenders(
    Optional<IssuerSettingsSendersSms> sms, Optional<IssuerSettingsSendersWhatsapp> whatsapp) {
  static IssuerSettingsSenders of(Members json) {
    return new IssuerSettingsSenders(
        json.optional("sms", Readers.object(IssuerSettingsSendersSms::of)),
        json.optional("whatsapp", Readers.object(IssuerSettingsSendersWhatsapp::of)));
  }
}
