// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsSender`, as the server tells it. Later versions may tell more.
///
/// @param from The sender, such as "Acme <no-reply@acme.test>"; without it, that of server.yaml.
///   Default: none.
/// @param replyTo Where answers go. Default: none.
public record IssuerSettingsSender(Optional<String> from, Optional<String> replyTo) {
  static IssuerSettingsSender of(Members json) {
    return new IssuerSettingsSender(
        json.optional("from", Readers::text), json.optional("reply_to", Readers::text));
  }
}
