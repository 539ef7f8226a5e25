package dev.gatewright.protocol.seal;

import java.time.Duration;

/// The kinds of opaque values; each has keys of its own.
///
/// A prefix makes a leaked value recognisable to secret scanners. A value sealed longer ago than
/// the longest life of its kind, rounded up to days, never opens.
public enum SealType {
  AUTHORIZATION_CODE("ac_", Duration.ofDays(1)),
  REFRESH_TOKEN("rt_", Duration.ofDays(3660)),
  ACCESS_TOKEN("at_", Duration.ofDays(31)),
  SESSION_COOKIE("", Duration.ofDays(400)),
  BROWSER_COOKIE("", Duration.ofDays(400)),
  DEVICE_COOKIE("", Duration.ofDays(400)),
  /// A page that is asked for long after its login, as by a bookmark, still says whose it was.
  INTERACTION("", Duration.ofDays(400)),
  SIGN_IN("", Duration.ofDays(1)),
  /// Work that a form asks of a browser.
  CHALLENGE("", Duration.ofDays(1)),
  /// Forms of a person's own pages, and what such a page says once.
  ACCOUNT("", Duration.ofDays(1)),
  /// What a browser takes along to another provider, and what it brings back.
  UPSTREAM("", Duration.ofDays(1)),
  LOGOUT("", Duration.ofDays(2));

  private final String prefix;
  private final Duration longestLife;

  SealType(String prefix, Duration longestLife) {
    this.prefix = prefix;
    this.longestLife = longestLife;
  }

  public String prefix() {
    return prefix;
  }

  public Duration longestLife() {
    return longestLife;
  }
}
