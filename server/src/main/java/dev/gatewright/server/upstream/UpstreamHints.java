package dev.gatewright.server.upstream;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is handed on to a provider (OpenID Connect Core §3.1.2.1).
///
/// @param loginHint an address that was typed here
/// @param prompt in place of what the provider's settings say, such as `login`
/// @param maxAge how old the authentication there may be; its answer is held to it
/// @param uiLocales BCP 47 tags
public record UpstreamHints(
    Optional<String> loginHint,
    Optional<String> prompt,
    Optional<Duration> maxAge,
    List<String> uiLocales) {
  public static final UpstreamHints NONE =
      new UpstreamHints(Optional.empty(), Optional.empty(), Optional.empty(), List.of());

  public UpstreamHints {
    uiLocales = List.copyOf(uiLocales);
  }
}
