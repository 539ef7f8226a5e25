// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ApiKeyState(String word) {
  public static final ApiKeyState ACTIVE = new ApiKeyState("active");
  public static final ApiKeyState EXPIRED = new ApiKeyState("expired");
  public static final ApiKeyState REVOKED = new ApiKeyState("revoked");

  @Override
  public String toString() {
    return word;
  }
}
