// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record HookOn(String word) {
  public static final HookOn SIGN_UP = new HookOn("sign_up");
  public static final HookOn SIGN_IN = new HookOn("sign_in");
  public static final HookOn TOKEN = new HookOn("token");

  @Override
  public String toString() {
    return word;
  }
}
