// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

/// A word that the server may have more of than this version knows.
///
/// @param word as the API has it
public record SeriesKind(String word) {
  public static final SeriesKind SIGN_IN = new SeriesKind("sign_in");
  public static final SeriesKind SIGN_IN_FAILED = new SeriesKind("sign_in_failed");
  public static final SeriesKind REFUSAL = new SeriesKind("refusal");
  public static final SeriesKind TOKEN = new SeriesKind("token");
  public static final SeriesKind ACTIVE_SESSIONS = new SeriesKind("active_sessions");
  public static final SeriesKind NEW_USER = new SeriesKind("new_user");
  public static final SeriesKind MAIL = new SeriesKind("mail");
  public static final SeriesKind HOOK = new SeriesKind("hook");

  @Override
  public String toString() {
    return word;
  }
}
