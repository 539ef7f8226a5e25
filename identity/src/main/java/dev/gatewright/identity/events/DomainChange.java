package dev.gatewright.identity.events;

/// What can become of an organization's claim to a mail domain.
public enum DomainChange {
  CLAIMED,
  VERIFIED,
  /// Its record is gone.
  LOST,
  REMOVED
}
