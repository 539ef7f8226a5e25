package dev.gatewright.identity.text;

import java.time.Duration;
import java.util.stream.IntStream;

/// How many texts are written: each costs money, and some part of it goes to whoever owns the
/// number, so that people make accounts only to have texts sent to numbers of theirs.
///
/// Numbers that are yet to be verified are what such people use, so they have shares of their own,
/// by person, by country and by issuer. A number that is an account's has been verified before.
///
/// @param perNumber within `window` to one number, whatever for
/// @param perRange within `window` to a thousand numbers side by side
/// @param verifyingPerPerson in a day for one account
/// @param verifyingPerCountry within `window` to one country
/// @param verifyingPerIssuer within `window` to all of them
/// @param signInsPerIssuer within `window` to whoever signs in
public record TextQuota(
    Duration window,
    int perNumber,
    int perRange,
    int verifyingPerPerson,
    int verifyingPerCountry,
    int verifyingPerIssuer,
    int signInsPerIssuer) {
  /// Over which a person's are counted, and how long rows must be kept for it.
  public static final Duration DAY = Duration.ofDays(1);

  public static final TextQuota STANDARD =
      new TextQuota(Duration.ofHours(1), 6, 12, 6, 60, 200, 1000);

  public TextQuota {
    if (!window.isPositive()
        || window.compareTo(DAY) > 0
        || IntStream.of(
                    perNumber,
                    perRange,
                    verifyingPerPerson,
                    verifyingPerCountry,
                    verifyingPerIssuer,
                    signInsPerIssuer)
                .min()
                .orElseThrow()
            < 1) {
      throw new IllegalArgumentException("a quota of texts allows at least one, within a day");
    }
  }
}
