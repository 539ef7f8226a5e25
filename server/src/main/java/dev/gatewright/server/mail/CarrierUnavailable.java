package dev.gatewright.server.mail;

/// Nothing can be handed over now. The message is for the operator's log and names no recipient.
public final class CarrierUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  private final Why why;

  /// What is wrong, in a word that stays the same between versions.
  public enum Why {
    /// No connection.
    CONNECT,
    /// The certificate, its host name, or TLS itself.
    TLS,
    /// The login at the mail server.
    LOGIN,
    /// It answers too late, or breaks off.
    BROKEN,
    /// It answers what it should not.
    REPLY
  }

  public CarrierUnavailable(Why why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  public Why why() {
    return why;
  }
}
