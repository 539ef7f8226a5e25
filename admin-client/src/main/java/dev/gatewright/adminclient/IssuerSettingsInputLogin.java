// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;
import java.util.List;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsInputLogin {
  private final Body body;

  private IssuerSettingsInputLogin(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsInputLogin of() {
    return new IssuerSettingsInputLogin(Body.nothing());
  }

  /// What a sign-in may begin with. Second factors are the person's own and asked for whatever
  /// stands here. Default: [password].
  public IssuerSettingsInputLogin methods(List<IssuerSettingsLoginMethod> methods) {
    return new IssuerSettingsInputLogin(
        body.with("methods", methods.stream().map(each -> each.word()).toList()));
  }

  /// Together asks for address and password on one page; identifier_first asks for the address
  /// alone, and then for one of the methods. Default: together.
  public IssuerSettingsInputLogin ask(IssuerSettingsLoginAsk ask) {
    return new IssuerSettingsInputLogin(body.with("ask", ask.word()));
  }

  /// By what people may say who they are: their address, and a username or a phone number that they
  /// were given (gatewright user name) or verified. Default: [email].
  public IssuerSettingsInputLogin identifiers(List<IssuerSettingsLoginIdentifier> identifiers) {
    return new IssuerSettingsInputLogin(
        body.with("identifiers", identifiers.stream().map(each -> each.word()).toList()));
  }

  /// For how long a browser that a person trusts is not asked for the second factor that their
  /// account demands; 0s asks every time. Applications that demand one get one. Default: 0s.
  public IssuerSettingsInputLogin trustedBrowsers(String trustedBrowsers) {
    return new IssuerSettingsInputLogin(body.with("trusted_browsers", trustedBrowsers));
  }

  /// Whether people are told by mail when they sign in in a browser that was not seen before, but
  /// for their very first sign-in. Default: true.
  public IssuerSettingsInputLogin tellNewBrowsers(boolean tellNewBrowsers) {
    return new IssuerSettingsInputLogin(body.with("tell_new_browsers", tellNewBrowsers));
  }

  /// Whether whoever verified a telephone number is sent a code there after another proof. Such a
  /// code can be passed on by whoever is tricked; passkeys cannot. Default: false.
  public IssuerSettingsInputLogin smsSecondFactor(boolean smsSecondFactor) {
    return new IssuerSettingsInputLogin(body.with("sms_second_factor", smsSecondFactor));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsInputLogin" + body;
  }
}
