// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record ApiKeyRole(String word) {
  public static final ApiKeyRole OWNER = new ApiKeyRole("owner");
  public static final ApiKeyRole ADMINISTRATOR = new ApiKeyRole("administrator");
  public static final ApiKeyRole SUPPORT = new ApiKeyRole("support");
  public static final ApiKeyRole AUDITOR = new ApiKeyRole("auditor");

  @Override
  public String toString() {
    return word;
  }
}
