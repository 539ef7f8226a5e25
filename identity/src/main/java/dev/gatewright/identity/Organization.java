package dev.gatewright.identity;

/// A customer, team or company of a tenant whose members are its users.
public record Organization(OrganizationId id, String name, OrganizationStatus status) {
  static final int MAX_NAME = 200;

  public Organization {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException("an organization's name has 1 to 200 characters");
    }
  }
}
