// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record UserSort(String word) {
  public static final UserSort EMAIL = new UserSort("email");
  public static final UserSort CREATED_AT = new UserSort("created_at");
  public static final UserSort NAME = new UserSort("name");

  @Override
  public String toString() {
    return word;
  }
}
