// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record StatisticsStep(String word) {
  public static final StatisticsStep HOUR = new StatisticsStep("hour");
  public static final StatisticsStep DAY = new StatisticsStep("day");

  @Override
  public String toString() {
    return word;
  }
}
