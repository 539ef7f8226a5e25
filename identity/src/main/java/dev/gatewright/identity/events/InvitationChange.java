package dev.gatewright.identity.events;

/// What can become of an invitation to an organization.
public enum InvitationChange {
  SENT("organization.invited"),
  ACCEPTED("organization.invitation_accepted"),
  DECLINED("organization.invitation_declined"),
  REVOKED("organization.invitation_revoked");

  private final String event;

  InvitationChange(String event) {
    this.event = event;
  }

  /// The name of the event that tells of it.
  String event() {
    return event;
  }
}
