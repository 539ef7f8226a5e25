// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `JudgedRequest`, as the server tells it. Later versions may tell more.
///
/// @param verdict `good` would be put to a person, `error` is one that an application was sent
/// @param client the application, where it is one
/// @param toldToClient whether the application hears of it
/// @param reasons all that it can mean
public record JudgedRequest(
    JudgedRequestVerdict verdict,
    Optional<String> client,
    Optional<Boolean> toldToClient,
    List<Why> reasons) {
  static JudgedRequest of(Members json) {
    return new JudgedRequest(
        json.required("verdict", Readers.word(JudgedRequestVerdict::new)),
        json.optional("client", Readers::text),
        json.optional("told_to_client", Readers::flag),
        json.required("reasons", Readers.list(Readers.object(Why::of))));
  }
}
