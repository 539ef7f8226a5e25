// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ClientStatus(String word) {
  public static final ClientStatus ACTIVE = new ClientStatus("active");
  public static final ClientStatus DISABLED = new ClientStatus("disabled");

  @Override
  public String toString() {
    return word;
  }
}
