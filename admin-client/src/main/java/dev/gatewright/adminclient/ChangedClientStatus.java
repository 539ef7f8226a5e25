// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ChangedClientStatus(String word) {
  public static final ChangedClientStatus ACTIVE = new ChangedClientStatus("active");
  public static final ChangedClientStatus DISABLED = new ChangedClientStatus("disabled");

  @Override
  public String toString() {
    return word;
  }
}
