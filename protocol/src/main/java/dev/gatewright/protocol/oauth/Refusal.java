package dev.gatewright.protocol.oauth;

/// Why a request was refused: the OAuth error, a stable reason, and a sentence for the client's
/// developer. It never carries a secret or a stored value.
///
/// `description` is printable ASCII without `"` and `\` (RFC 6749 §5.2).
public record Refusal(ErrorCode error, Reason reason, String description) {
  /// Characters of the host's own words that are sent.
  private static final int MOST_HOST_WORDS = 200;

  public Refusal {
    if (description.isEmpty() || !description.chars().allMatch(Refusal::isPrintable)) {
      throw new IllegalArgumentException("error_description must be printable ASCII");
    }
  }

  private static boolean isPrintable(int c) {
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
  }

  /// A refusal that says what its reason always says.
  public static Refusal of(Reason reason) {
    return new Refusal(reason.error(), reason, reason.description());
  }

  /// A refusal with a more precise sentence than its reason has.
  public static Refusal of(Reason reason, String description) {
    return new Refusal(reason.error(), reason, description);
  }

  /// A refusal in words of the host's, which may hold anything, such as a part of the request: what
  /// RFC 6749 §5.2 has no place for becomes a question mark, and too much is cut off. Words that
  /// say nothing leave the reason's own.
  public static Refusal inWordsOf(Reason reason, String hostWords) {
    var words = new StringBuilder();
    hostWords
        .strip()
        .codePoints()
        .limit(MOST_HOST_WORDS)
        .forEach(c -> words.append(isPrintable(c) ? (char) c : '?'));
    return words.isEmpty() ? of(reason) : of(reason, words.toString());
  }

  /// The HTTP status on a back-channel endpoint (RFC 6749 §5.2, RFC 6750 §3.1), or what HTTP has
  /// for a message that no endpoint reads (RFC 9110 §15.5, RFC 6585 §4).
  public int status() {
    return switch (reason) {
      case REQUEST_METHOD -> 405;
      case REQUEST_TOO_LARGE -> 413;
      case REQUEST_CONTENT_TYPE -> 415;
      case CLIENT_THROTTLED -> 429;
      default -> statusOfError();
    };
  }

  private int statusOfError() {
    return switch (error) {
      case INVALID_CLIENT, INVALID_TOKEN -> 401;
      case INSUFFICIENT_SCOPE -> 403;
      case SERVER_ERROR -> 500;
      case TEMPORARILY_UNAVAILABLE -> 503;
      case INVALID_REQUEST,
          INVALID_GRANT,
          UNAUTHORIZED_CLIENT,
          UNSUPPORTED_GRANT_TYPE,
          UNSUPPORTED_RESPONSE_TYPE,
          INVALID_SCOPE,
          INVALID_TARGET,
          ACCESS_DENIED,
          LOGIN_REQUIRED,
          INTERACTION_REQUIRED,
          CONSENT_REQUIRED,
          ACCOUNT_SELECTION_REQUIRED,
          REQUEST_NOT_SUPPORTED,
          REQUEST_URI_NOT_SUPPORTED,
          REGISTRATION_NOT_SUPPORTED,
          UNMET_AUTHENTICATION_REQUIREMENTS,
          UNSUPPORTED_TOKEN_TYPE ->
          400;
    };
  }
}
