// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Members;
import dev.gatewright.adminclient.internal.Readers;
import java.util.List;
import java.util.Optional;

/// `IssuerSettingsLogin`, as the server tells it. Later versions may tell more.
///
/// @param methods What a sign-in may begin with. Second factors are the person's own and asked for
///   whatever stands here. Default: [password].
/// @param ask together asks for address and password on one page; identifier_first asks for the
///   address alone, and then for one of the methods. Default: together.
/// @param identifiers By what people may say who they are: their address, and a username or a phone
///   number that they were given (gatewright user name) or verified. Default: [email].
/// @param trustedBrowsers For how long a browser that a person trusts is not asked for the second
///   factor that their account demands; 0s asks every time. Applications that demand one get one.
///   Default: 0s.
/// @param tellNewBrowsers Whether people are told by mail when they sign in in a browser that was
///   not seen before, but for their very first sign-in. Default: true.
/// @param smsSecondFactor Whether whoever verified a telephone number is sent a code there after
///   another proof. Such a code can be passed on by whoever is tricked; passkeys cannot. Default:
///   false.
public record IssuerSettingsLogin(
    Optional<List<IssuerSettingsLoginMethod>> methods,
    Optional<IssuerSettingsLoginAsk> ask,
    Optional<List<IssuerSettingsLoginIdentifier>> identifiers,
    Optional<String> trustedBrowsers,
    Optional<Boolean> tellNewBrowsers,
    Optional<Boolean> smsSecondFactor) {
  static IssuerSettingsLogin of(Members json) {
    return new IssuerSettingsLogin(
        json.optional("methods", Readers.list(Readers.word(IssuerSettingsLoginMethod::new))),
        json.optional("ask", Readers.word(IssuerSettingsLoginAsk::new)),
        json.optional(
            "identifiers", Readers.list(Readers.word(IssuerSettingsLoginIdentifier::new))),
        json.optional("trusted_browsers", Readers::text),
        json.optional("tell_new_browsers", Readers::flag),
        json.optional("sms_second_factor", Readers::flag));
  }
}
