// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.Optional;

/// `IssuerSettingsPasswords`, as the server tells it. Later versions may tell more.
///
/// @param minLength Fewest characters. 0 means 8, or 15 where the profile is strict and a password
///   alone signs in (NIST SP 800-63B-4 §3.1.1.2). Default: 0.
/// @param breachCheck URL of a service that is told the first five digits of a new password's SHA-1
///   hash and answers with those known from breaches, such as
///   https://api.pwnedpasswords.com/range/. Where it does not answer, the password is taken.
///   Default: none.
public record IssuerSettingsPasswords(Optional<Long> minLength, Optional<String> breachCheck) {
  static IssuerSettingsPasswords of(Members json) {
    return new IssuerSettingsPasswords(
        json.optional("min_length", Readers::whole), json.optional("breach_check", Readers::text));
  }
}
