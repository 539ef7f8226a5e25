package dev.gatewright.protocol.internal.jose;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What a place that takes tokens demands of them.
///
/// @param types the accepted values of `typ`, in any letter case; a token without `typ` counts as
///   `JWT` (RFC 7519 §5.1, RFC 8725 §3.11)
/// @param expiredAccepted whether a token may be past its `exp` or have none, as an `id_token_hint`
///   may
public record JwtExpectation(Set<String> types, boolean expiredAccepted) {
  public JwtExpectation {
    types =
        types.stream().map(t -> t.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
  }

  /// A live token of one of these types.
  public static JwtExpectation live(String... types) {
    return new JwtExpectation(Set.of(types), false);
  }

  /// A token of one of these types, expired or not.
  public static JwtExpectation liveOrExpired(String... types) {
    return new JwtExpectation(Set.of(types), true);
  }
}
