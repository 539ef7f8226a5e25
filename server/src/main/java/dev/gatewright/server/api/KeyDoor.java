package dev.gatewright.server.api;

import dev.gatewright.admin.act.ApiKeys;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.throttle.KeyThrottle;
import dev.gatewright.server.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Lets programs in that show a key by HTTP Basic, wherever they administer. Who guesses is counted
/// across all of these places.
public final class KeyDoor {
  private final ApiKeys keys;
  private final KeyThrottle throttle;

  public KeyDoor(ApiKeys keys, KeyThrottle throttle) {
    this.keys = keys;
    this.throttle = throttle;
  }

  /// Whether somebody comes in.
  public sealed interface Entry {
    record Admitted(Actor.ApiKey actor) implements Entry {}

    /// `reason` is for the log, where a key was looked at; `rest` is how long to wait, where too
    /// many were wrong.
    record Refused(Optional<String> reason, Optional<Duration> rest) implements Entry {}
  }

  /// The key is looked at first, which costs one hash: wrong keys hold up wrong ones alone, so that
  /// nobody behind the same address is kept out by them.
  public Entry enter(HttpRequest request, Instant now) {
    var shown = BasicKey.of(request.headers().all("Authorization"));
    if (shown.isEmpty()) {
      return new Entry.Refused(Optional.empty(), Optional.empty());
    }
    var from = request.clientAddress();
    return switch (keys.check(shown.get().id(), shown.get().secret(), from, now)) {
      case ApiKeys.Check.Unknown(var reason) ->
          new Entry.Refused(
              Optional.of(reason), throttle.waits(from, now).or(() -> throttle.count(from, now)));
      case ApiKeys.Check.Held(var actor) -> new Entry.Admitted(actor);
    };
  }

  /// A browser keeps a key that somebody typed into its dialog, and sends it along with what any
  /// page has it ask for (Fetch Metadata §2.4).
  public static boolean isOfAnotherSite(HttpRequest request) {
    return !request.headers().all("Origin").isEmpty()
        || request.headers().all("Sec-Fetch-Site").stream()
            .anyMatch(site -> !site.equals("none") && !site.equals("same-origin"));
  }
}
