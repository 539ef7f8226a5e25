// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Map;

/// `ClientSummary`, as the server tells it. Later versions may tell more.
///
/// @param clientId what addresses and requests name it by
/// @param status whether it is served
/// @param hasSecret whether it proves itself with a secret
/// @param settings as they were declared, without secret and signing key
public record ClientSummary(
    String clientId, ClientStatus status, boolean hasSecret, Map<String, Object> settings) {
  static ClientSummary of(Members json) {
    return new ClientSummary(
        json.required("client_id", Readers::text),
        json.required("status", Readers.word(ClientStatus::new)),
        json.required("has_secret", Readers::flag),
        json.required("settings", Readers::map));
  }
}
