package dev.gatewright.identity.events;

/// What can become of an organization's claim to a mail domain.
public enum DomainChange {
  CLAIMED("organization.domain_claimed"),
  VERIFIED("organization.domain_verified"),
  /// Its record is gone.
  LOST("organization.domain_lost"),
  REMOVED("organization.domain_removed");

  private final String event;

  DomainChange(String event) {
    this.event = event;
  }

  /// The name of the event that tells of it.
  String event() {
    return event;
  }
}
