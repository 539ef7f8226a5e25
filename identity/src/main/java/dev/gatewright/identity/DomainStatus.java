package dev.gatewright.identity;

import java.util.Locale;

/// What is known of a claim to a domain.
public enum DomainStatus {
  /// Nobody has seen its record yet.
  PENDING,
  /// The domain is the organization's, and no other's.
  VERIFIED,
  /// The record was there and is gone; whoever shows one may have the domain.
  LOST;

  /// The word for it in lists and documents.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
