// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsDe {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsDe(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsDe of() {
    return new IssuerSettingsPatchInputBrandingTextsDe(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsDe title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsDe(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsDe clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsDe(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsDe lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsDe(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsDe clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsDe(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsDe footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsDe(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsDe clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsDe(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsDe" + body;
  }
}
