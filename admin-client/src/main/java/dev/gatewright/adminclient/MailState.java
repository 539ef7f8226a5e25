// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record MailState(String word) {
  public static final MailState WAITING = new MailState("waiting");
  public static final MailState SENT = new MailState("sent");
  public static final MailState GIVEN_UP = new MailState("given_up");
  public static final MailState CANCELLED = new MailState("cancelled");

  @Override
  public String toString() {
    return word;
  }
}
