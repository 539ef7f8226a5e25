// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputLogin {
  private final Body body;

  private IssuerSettingsPatchInputLogin(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputLogin of() {
    return new IssuerSettingsPatchInputLogin(Body.nothing());
  }

  /// What a sign-in may begin with. Second factors are the person's own and asked for whatever
  /// stands here. Default: [password].
  public IssuerSettingsPatchInputLogin methods(List<IssuerSettingsLoginMethod> methods) {
    return new IssuerSettingsPatchInputLogin(
        body.with("methods", methods.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#methods].
  public IssuerSettingsPatchInputLogin clearMethods() {
    return new IssuerSettingsPatchInputLogin(body.with("methods", null));
  }

  /// Together asks for address and password on one page; identifier_first asks for the address
  /// alone, and then for one of the methods. Default: together.
  public IssuerSettingsPatchInputLogin ask(IssuerSettingsLoginAsk ask) {
    return new IssuerSettingsPatchInputLogin(body.with("ask", ask.word()));
  }

  /// Takes away what is there: the opposite of [#ask].
  public IssuerSettingsPatchInputLogin clearAsk() {
    return new IssuerSettingsPatchInputLogin(body.with("ask", null));
  }

  /// By what people may say who they are: their address, and a username or a phone number that they
  /// were given (gatewright user name) or verified. Default: [email].
  public IssuerSettingsPatchInputLogin identifiers(
      List<IssuerSettingsLoginIdentifier> identifiers) {
    return new IssuerSettingsPatchInputLogin(
        body.with("identifiers", identifiers.stream().map(each -> each.word()).toList()));
  }

  /// Takes away what is there: the opposite of [#identifiers].
  public IssuerSettingsPatchInputLogin clearIdentifiers() {
    return new IssuerSettingsPatchInputLogin(body.with("identifiers", null));
  }

  /// For how long a browser that a person trusts is not asked for the second factor that their
  /// account demands; 0s asks every time. Applications that demand one get one. Default: 0s.
  public IssuerSettingsPatchInputLogin trustedBrowsers(String trustedBrowsers) {
    return new IssuerSettingsPatchInputLogin(body.with("trusted_browsers", trustedBrowsers));
  }

  /// Takes away what is there: the opposite of [#trustedBrowsers].
  public IssuerSettingsPatchInputLogin clearTrustedBrowsers() {
    return new IssuerSettingsPatchInputLogin(body.with("trusted_browsers", null));
  }

  /// Whether people are told by mail when they sign in in a browser that was not seen before, but
  /// for their very first sign-in. Default: true.
  public IssuerSettingsPatchInputLogin tellNewBrowsers(boolean tellNewBrowsers) {
    return new IssuerSettingsPatchInputLogin(body.with("tell_new_browsers", tellNewBrowsers));
  }

  /// Takes away what is there: the opposite of [#tellNewBrowsers].
  public IssuerSettingsPatchInputLogin clearTellNewBrowsers() {
    return new IssuerSettingsPatchInputLogin(body.with("tell_new_browsers", null));
  }

  /// Whether whoever verified a telephone number is sent a code there after another proof. Such a
  /// code can be passed on by whoever is tricked; passkeys cannot. Default: false.
  public IssuerSettingsPatchInputLogin smsSecondFactor(boolean smsSecondFactor) {
    return new IssuerSettingsPatchInputLogin(body.with("sms_second_factor", smsSecondFactor));
  }

  /// Takes away what is there: the opposite of [#smsSecondFactor].
  public IssuerSettingsPatchInputLogin clearSmsSecondFactor() {
    return new IssuerSettingsPatchInputLogin(body.with("sms_second_factor", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputLogin" + body;
  }
}
