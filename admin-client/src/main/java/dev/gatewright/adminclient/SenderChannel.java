// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record SenderChannel(String word) {
  public static final SenderChannel SMS = new SenderChannel("sms");
  public static final SenderChannel WHATSAPP = new SenderChannel("whatsapp");

  @Override
  public String toString() {
    return word;
  }
}
