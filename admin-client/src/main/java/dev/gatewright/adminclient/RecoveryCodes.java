// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.Secret;
import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;

/// `RecoveryCodes`, as the server tells it. Later versions may tell more.
///
/// @param codes each good once, told this once
/// @param demanded whether every sign-in needs one
/// @param signedOut whether a new demand signed them out
public record RecoveryCodes(List<Secret> codes, boolean demanded, boolean signedOut) {
  static RecoveryCodes of(Members json) {
    return new RecoveryCodes(
        json.required("codes", Readers.list(Readers::secret)),
        json.required("demanded", Readers::flag),
        json.required("signed_out", Readers::flag));
  }
}
