package dev.gatewright.identity.mail;

/// What became of a mail that was to be written.
public enum Posting {
  /// It is sent after the change that causes it.
  WRITTEN,
  /// The recipient or the issuer had too many; nothing was written, of the mail or of the change.
  QUOTA_SPENT
}
