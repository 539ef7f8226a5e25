// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record KeyState(String word) {
  public static final KeyState NEXT = new KeyState("next");
  public static final KeyState SIGNING = new KeyState("signing");
  public static final KeyState RETIRED = new KeyState("retired");
  public static final KeyState REMOVED = new KeyState("removed");

  @Override
  public String toString() {
    return word;
  }
}
