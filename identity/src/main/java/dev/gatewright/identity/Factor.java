package dev.gatewright.identity;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// A proof of who somebody is: by which method, when it was given, to the millisecond, and how it
/// is named in tokens (RFC 8176 §2).
///
/// @param at when it was given here
/// @param provedAt when the person did what proves it: `at`, but for the word of another provider,
///   which may be of long before and need not say when
public record Factor(SignInMethod method, Instant at, Optional<Instant> provedAt, Set<String> amr) {
  private static final String METHOD = "method";
  private static final String AT = "at";
  private static final String PROVED_AT = "proved_at";
  private static final String AMR = "amr";

  /// Multiple factors (RFC 8176 §2).
  private static final String MULTIPLE = "mfa";

  public Factor {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    provedAt = provedAt.map(moment -> moment.truncatedTo(ChronoUnit.MILLIS));
    amr = Set.copyOf(amr);
  }

  /// One that is named as the method is.
  public Factor(SignInMethod method, Instant at) {
    this(method, at, Optional.of(at), method.amr());
  }

  /// Whether it is known to be proved then or later.
  public boolean isSince(Instant moment) {
    return provedAt.filter(proved -> !proved.isBefore(moment)).isPresent();
  }

  /// Proved at another provider, with two factors if `twice`.
  public static Set<String> upstream(boolean twice) {
    var amr = new TreeSet<>(SignInMethod.UPSTREAM.amr());
    if (twice) {
      amr.add(MULTIPLE);
    }
    return amr;
  }

  /// Whether these proofs are two factors: one that says who it is and one that adds to it, or both
  /// at another provider that is trusted with them.
  public static boolean areTwo(Collection<Factor> factors) {
    return SignInMethod.areTwoFactors(factors.stream().map(Factor::method).toList())
        || factors.stream()
            .anyMatch(
                factor -> factor.method == SignInMethod.UPSTREAM && factor.amr.contains(MULTIPLE));
  }

  Map<String, Object> fields() {
    var fields = new LinkedHashMap<String, Object>();
    fields.put(METHOD, method.key());
    fields.put(AT, at.toEpochMilli());
    provedAt.ifPresent(moment -> fields.put(PROVED_AT, moment.toEpochMilli()));
    fields.put(AMR, amr.stream().sorted().toList());
    return fields;
  }

  static Optional<Factor> of(Map<String, Object> fields) {
    return fields.get(METHOD) instanceof String method
            && fields.get(AT) instanceof Long at
            && fields.get(AMR) instanceof List<?> amr
        ? SignInMethod.parse(method)
            .map(known ->
                new Factor(
                    known,
                    Instant.ofEpochMilli(at),
                    Optional.ofNullable(fields.get(PROVED_AT))
                        .map(Long.class::cast)
                        .map(Instant::ofEpochMilli),
                    amr.stream().map(String.class::cast).collect(Collectors.toSet())))
        : Optional.empty();
  }
}
