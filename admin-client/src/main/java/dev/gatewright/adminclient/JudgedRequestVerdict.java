// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record JudgedRequestVerdict(String word) {
  public static final JudgedRequestVerdict GOOD = new JudgedRequestVerdict("good");
  public static final JudgedRequestVerdict REFUSED = new JudgedRequestVerdict("refused");
  public static final JudgedRequestVerdict ERROR = new JudgedRequestVerdict("error");
  public static final JudgedRequestVerdict NOT_OURS = new JudgedRequestVerdict("not_ours");

  @Override
  public String toString() {
    return word;
  }
}
