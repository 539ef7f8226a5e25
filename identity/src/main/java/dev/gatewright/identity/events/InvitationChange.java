package dev.gatewright.identity.events;

/// What can become of an invitation to an organization.
public enum InvitationChange {
  SENT,
  ACCEPTED,
  DECLINED,
  REVOKED
}
