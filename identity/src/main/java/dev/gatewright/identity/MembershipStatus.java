package dev.gatewright.identity;

/// Whether a membership counts.
public enum MembershipStatus {
  ACTIVE,
  SUSPENDED
}
