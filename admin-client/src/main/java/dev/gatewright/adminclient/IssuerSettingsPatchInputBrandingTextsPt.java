// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsPt {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsPt(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsPt of() {
    return new IssuerSettingsPatchInputBrandingTextsPt(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsPt title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsPt(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsPt clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsPt(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsPt lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsPt(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsPt clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsPt(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsPt footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsPt(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsPt clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsPt(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsPt" + body;
  }
}
