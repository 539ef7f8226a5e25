// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `ClientSettingsRefreshLifetimeByMethod`, as the server tells it. Later versions may tell more.
public record ClientSettingsRefreshLifetimeByMethod(
    Optional<Secret> password,
    Optional<String> passkey,
    Optional<String> magicLink,
    Optional<String> emailCode,
    Optional<String> smsCode,
    Optional<String> pin,
    Optional<String> upstream) {
  static ClientSettingsRefreshLifetimeByMethod of(Members json) {
    return new ClientSettingsRefreshLifetimeByMethod(
        json.optional("password", Readers::secret),
        json.optional("passkey", Readers::text),
        json.optional("magic_link", Readers::text),
        json.optional("email_code", Readers::text),
        json.optional("sms_code", Readers::text),
        json.optional("pin", Readers::text),
        json.optional("upstream", Readers::text));
  }
}
