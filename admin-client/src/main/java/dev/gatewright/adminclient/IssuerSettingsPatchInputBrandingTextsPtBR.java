// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.internal.Body;

/// Not described.
///
/// Immutable: each method answers with another one.
public final class IssuerSettingsPatchInputBrandingTextsPtBR {
  private final Body body;

  private IssuerSettingsPatchInputBrandingTextsPtBR(Body body) {
    this.body = body;
  }

  /// Begins with nothing said.
  public static IssuerSettingsPatchInputBrandingTextsPtBR of() {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(Body.nothing());
  }

  /// In place of "Sign in". Default: none.
  public IssuerSettingsPatchInputBrandingTextsPtBR title(String title) {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(body.with("title", title));
  }

  /// Takes away what is there: the opposite of [#title].
  public IssuerSettingsPatchInputBrandingTextsPtBR clearTitle() {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(body.with("title", null));
  }

  /// A sentence below it. Default: none.
  public IssuerSettingsPatchInputBrandingTextsPtBR lead(String lead) {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(body.with("lead", lead));
  }

  /// Takes away what is there: the opposite of [#lead].
  public IssuerSettingsPatchInputBrandingTextsPtBR clearLead() {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(body.with("lead", null));
  }

  /// A sentence below the form. Default: none.
  public IssuerSettingsPatchInputBrandingTextsPtBR footnote(String footnote) {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(body.with("footnote", footnote));
  }

  /// Takes away what is there: the opposite of [#footnote].
  public IssuerSettingsPatchInputBrandingTextsPtBR clearFootnote() {
    return new IssuerSettingsPatchInputBrandingTextsPtBR(body.with("footnote", null));
  }

  Body body() {
    return body;
  }

  /// Names what is said, without the values.
  @Override
  public String toString() {
    return "IssuerSettingsPatchInputBrandingTextsPtBR" + body;
  }
}
