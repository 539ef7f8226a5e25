package dev.gatewright.client.error;

import java.time.Duration;
import java.util.Optional;

/// What went wrong between the application and its provider. Each kind says what to do next, and
/// [#reason()] is a stable code for logs and alerts. Messages never carry a token, a code or a
/// secret.
///
/// Every kind is unchecked: a web application handles them in one place, at its border.
public abstract sealed class IdpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  private IdpException(String reason, String message) {
    super(message);
    this.reason = reason;
  }

  private IdpException(String reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /// A stable code such as `state.mismatch`; listed in `docs/sdk.md`.
  public final String reason() {
    return reason;
  }

  /// The provider could not be reached, did not answer in time, or answered that it cannot work
  /// just now (429 or 5xx). **Next: try again later**; the person stays logged in.
  public static final class Unavailable extends IdpException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    public Unavailable(String reason, String message) {
      super(reason, message);
      retryAfterSeconds = -1;
    }

    public Unavailable(String reason, String message, Throwable cause) {
      super(reason, message, cause);
      retryAfterSeconds = -1;
    }

    public Unavailable(String reason, String message, Duration retryAfter) {
      super(reason, message);
      retryAfterSeconds = retryAfter.toSeconds();
    }

    /// How long the provider asked to be left alone (`Retry-After`, RFC 9110 §10.2.3), if it did.
    public Optional<Duration> retryAfter() {
      return retryAfterSeconds < 0
          ? Optional.empty()
          : Optional.of(Duration.ofSeconds(retryAfterSeconds));
    }
  }

  /// The provider understood the request and refused it (RFC 6749 §5.2), for a reason that neither
  /// time nor the person cures: a wrong client secret, a grant this client may not use, a scope it
  /// may not ask for. **Next: correct the client's registration or configuration.**
  public static final class Refused extends IdpException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String error;
    private final String description;

    public Refused(String reason, int status, String error, String description) {
      super(
          reason,
          "the provider refused with "
              + status
              + " "
              + error
              + (description.isEmpty() ? "" : ": " + description));
      this.status = status;
      this.error = error;
      this.description = description;
    }

    /// The HTTP status of the answer.
    public int status() {
      return status;
    }

    /// The provider's error code, such as `invalid_client`; `invalid_response` when it sent none.
    public String error() {
      return error;
    }

    /// The provider's text for the developer, empty when it sent none. Foreign text: escape it.
    public String description() {
      return description;
    }
  }

  /// The session at the provider is over, or there never was one: there is no refresh token, or the
  /// provider no longer takes it. **Next: send the person to log in again.**
  public static final class LoginRequired extends IdpException {
    private static final long serialVersionUID = 1L;

    public LoginRequired(String reason, String message) {
      super(reason, message);
    }

    public LoginRequired(String reason, String message, Throwable cause) {
      super(reason, message, cause);
    }
  }

  /// The person came back without a code because the provider ended the login with an error (RFC
  /// 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6): consent denied, or `prompt=none` without a
  /// session. **Next: say so and offer to log in again.**
  public static final class LoginDeclined extends IdpException {
    private static final long serialVersionUID = 1L;

    private final String error;
    private final String description;

    public LoginDeclined(String error, String description) {
      super(
          "login.declined",
          "the provider ended the login with "
              + error
              + (description.isEmpty() ? "" : ": " + description));
      this.error = error;
      this.description = description;
    }

    /// The provider's error code, such as `access_denied` or `login_required`.
    public String error() {
      return error;
    }

    /// The provider's text for the developer, empty when it sent none. Foreign text: escape it.
    public String description() {
      return description;
    }
  }

  /// The callback does not belong to a login that this browser started: its `state` or `iss`
  /// differs or it has no code. It may be an attack (RFC 9700 §4.4, §4.7) or an old tab. **Next:
  /// answer 400 and offer to start the login again; never continue with it.**
  public static final class InvalidCallback extends IdpException {
    private static final long serialVersionUID = 1L;

    public InvalidCallback(String reason, String message) {
      super(reason, message);
    }
  }

  /// A token is not what it should be: forged, expired, for somebody else, of another kind. **Next:
  /// refuse the request that carried it** (401 with `invalid_token`, RFC 6750 §3.1); if it came
  /// from the provider itself, treat the login as failed.
  public static final class InvalidToken extends IdpException {
    private static final long serialVersionUID = 1L;

    public InvalidToken(String reason, String message) {
      super(reason, message);
    }

    public InvalidToken(String reason, String message, Throwable cause) {
      super(reason, message, cause);
    }
  }

  /// What the provider says about itself does not fit this client's configuration: another issuer,
  /// a missing endpoint, an algorithm that is not allowed. **Next: correct the configuration.**
  public static final class Misconfigured extends IdpException {
    private static final long serialVersionUID = 1L;

    public Misconfigured(String reason, String message) {
      super(reason, message);
    }
  }
}
