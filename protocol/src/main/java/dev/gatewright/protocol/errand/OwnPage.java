package dev.gatewright.protocol.errand;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What a page of the host's own wants of a person before it goes on: somebody who is logged in, at
/// most `maxAge` ago where that is said. No client asks, and nothing is answered to one.
///
/// `path` is the page's address below the issuer URL. `acrs` are wished for, as `acr_values` is
/// (OpenID Connect Core §3.1.2.1): who cannot prove so much goes on all the same.
public record OwnPage(
    String path, Optional<Duration> maxAge, List<String> acrs, List<String> uiLocales) {
  /// Longest address of a page: with it, a handle fits into an address.
  public static final int LONGEST = 1_000;

  public OwnPage {
    if (!path.startsWith("/") || path.startsWith("//") || path.length() > LONGEST) {
      throw new IllegalArgumentException("an own page is a path below the issuer URL");
    }
    acrs = List.copyOf(acrs);
    uiLocales = List.copyOf(uiLocales);
  }

  /// A page for whoever is logged in, since whenever.
  public static OwnPage at(String path) {
    return new OwnPage(path, Optional.empty(), List.of(), List.of());
  }

  /// The same page for whoever proved just now who they are, as well as they can.
  public OwnPage provedWithin(Duration maxAge, List<String> wished) {
    return new OwnPage(path, Optional.of(maxAge), wished, uiLocales);
  }
}
