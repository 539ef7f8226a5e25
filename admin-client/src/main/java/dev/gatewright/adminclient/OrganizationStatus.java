// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record OrganizationStatus(String word) {
  public static final OrganizationStatus ACTIVE = new OrganizationStatus("active");
  public static final OrganizationStatus SUSPENDED = new OrganizationStatus("suspended");

  @Override
  public String toString() {
    return word;
  }
}
