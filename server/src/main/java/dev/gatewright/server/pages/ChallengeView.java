package dev.gatewright.server.pages;

/// The work that a form asks of the browser: a number with which the SHA-256 of `puzzle:number`
/// begins with `bits` zero bits. Both fields are sent with the form.
///
/// @param sealed what comes back unchanged
/// @param mails whether a browser that runs no script can ask for a mail instead
public record ChallengeView(String sealed, String puzzle, int bits, boolean mails) {
  public static final String CHALLENGE_FIELD = "challenge";
  public static final String SOLUTION_FIELD = "solution";
}
