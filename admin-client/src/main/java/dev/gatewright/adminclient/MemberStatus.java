// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record MemberStatus(String word) {
  public static final MemberStatus ACTIVE = new MemberStatus("active");
  public static final MemberStatus SUSPENDED = new MemberStatus("suspended");

  @Override
  public String toString() {
    return word;
  }
}
