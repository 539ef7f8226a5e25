// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record HistoryEntryFace(String word) {
  public static final HistoryEntryFace COMMAND_LINE = new HistoryEntryFace("command_line");
  public static final HistoryEntryFace API = new HistoryEntryFace("api");
  public static final HistoryEntryFace CONSOLE = new HistoryEntryFace("console");
  public static final HistoryEntryFace SERVER = new HistoryEntryFace("server");

  @Override
  public String toString() {
    return word;
  }
}
