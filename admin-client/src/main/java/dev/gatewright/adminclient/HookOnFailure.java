// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record HookOnFailure(String word) {
  public static final HookOnFailure ALLOW = new HookOnFailure("allow");
  public static final HookOnFailure REFUSE = new HookOnFailure("refuse");

  @Override
  public String toString() {
    return word;
  }
}
