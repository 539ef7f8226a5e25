// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record LoginNameKind(String word) {
  public static final LoginNameKind USERNAME = new LoginNameKind("username");
  public static final LoginNameKind PHONE = new LoginNameKind("phone");

  @Override
  public String toString() {
    return word;
  }
}
