// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record HistoryEntryAction(String word) {
  public static final HistoryEntryAction ADD = new HistoryEntryAction("add");
  public static final HistoryEntryAction CHANGE = new HistoryEntryAction("change");
  public static final HistoryEntryAction REMOVE = new HistoryEntryAction("remove");

  @Override
  public String toString() {
    return word;
  }
}
