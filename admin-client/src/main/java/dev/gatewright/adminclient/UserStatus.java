// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record UserStatus(String word) {
  public static final UserStatus ACTIVE = new UserStatus("active");
  public static final UserStatus SUSPENDED = new UserStatus("suspended");
  public static final UserStatus DISABLED = new UserStatus("disabled");
  public static final UserStatus LEAVING = new UserStatus("leaving");

  @Override
  public String toString() {
    return word;
  }
}
