package dev.gatewright.identity;

/// Whether an organization counts for its members.
public enum OrganizationStatus {
  ACTIVE,
  SUSPENDED
}
