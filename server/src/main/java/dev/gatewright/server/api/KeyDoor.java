package dev.gatewright.server.api;

import dev.gatewright.admin.act.ApiKeys;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.identity.throttle.KeyThrottle;
import dev.gatewright.protocol.events.ProtocolEvent.RequestRefused;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.store.events.EventTable;
import dev.gatewright.store.events.Refusals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Lets in who shows an API key by HTTP Basic, or an access token of those who administer, wherever
/// they administer. Who guesses is counted across all of these places.
public final class KeyDoor {
  /// What refusals are counted under in the trail.
  private static final String ENDPOINT = "administration";

  /// What somebody asks for wants a later login than that of their token.
  private static final String WITHOUT_PROOF = "token.proof";

  private static final String BASIC = "Basic realm=\"gatewright\"";

  private final ApiKeys keys;
  private final KeyThrottle throttle;
  private final TokenDoor tokens;
  private final Refusals refusals;

  public KeyDoor(ApiKeys keys, KeyThrottle throttle, TokenDoor tokens, Refusals refusals) {
    this.keys = keys;
    this.throttle = throttle;
    this.tokens = tokens;
    this.refusals = refusals;
  }

  /// Whether somebody comes in.
  public sealed interface Entry {
    /// By one of these at a time: a key has one mandate, a person may have several.
    record Admitted(List<Actor.Mandated> actors) implements Entry {
      public Admitted {
        actors = List.copyOf(actors);
      }
    }

    /// `reason` is for the log, where something was looked at; `rest` is how long to wait, where
    /// too many were wrong; `challenges` are the `WWW-Authenticate` fields otherwise.
    record Refused(Optional<String> reason, Optional<Duration> rest, List<String> challenges)
        implements Entry {}
  }

  /// What is shown is looked at first, which costs one hash or one signature: what is wrong holds
  /// up what is wrong alone, so that nobody behind the same address is kept out by it.
  public Entry enter(HttpRequest request, Instant now) {
    var fields = request.headers().all("Authorization");
    var shown = BasicKey.of(fields);
    if (shown.isPresent()) {
      return switch (keys.check(
          shown.get().id(), shown.get().secret(), request.clientAddress(), now)) {
        case ApiKeys.Check.Unknown(var reason) ->
            new Entry.Refused(Optional.of(reason), counted(request, now), List.of(BASIC));
        case ApiKeys.Check.Held(var actor) -> new Entry.Admitted(List.of(actor));
      };
    }
    return BasicKey.isMeant(fields)
        ? new Entry.Refused(Optional.empty(), Optional.empty(), List.of(BASIC, "Bearer"))
        : byToken(request, now);
  }

  private Entry byToken(HttpRequest request, Instant now) {
    return switch (tokens.check(request, now)) {
      case TokenDoor.Check.Held(var actors) -> new Entry.Admitted(actors);
      case TokenDoor.Check.Unknown(var reason, var challenge) -> {
        refusals.note(EventTable.SERVER, new RequestRefused(ENDPOINT, reason), now);
        yield new Entry.Refused(Optional.of(reason), counted(request, now), List.of(challenge));
      }
    };
  }

  /// The same for a token that may be another issuer's too: empty where it is none of those who
  /// administer.
  public Optional<Entry> enterByToken(HttpRequest request, Instant now) {
    return tokens.check(request, now) instanceof TokenDoor.Check.Unknown unknown
            && unknown.isForeign()
        ? Optional.empty()
        : Optional.of(byToken(request, now));
  }

  /// Notes that somebody who came by a token has to prove once more who they are; answers the
  /// `WWW-Authenticate` field for them (RFC 9470 §3).
  public String proofNeeded(Instant now) {
    refusals.note(EventTable.SERVER, new RequestRefused(ENDPOINT, WITHOUT_PROOF), now);
    return tokens.proofChallenge();
  }

  private Optional<Duration> counted(HttpRequest request, Instant now) {
    var from = request.clientAddress();
    return throttle.waits(from, now).or(() -> throttle.count(from, now));
  }

  /// A browser keeps a key that somebody typed into its dialog, and sends it along with what any
  /// page has it ask for (Fetch Metadata §2.4).
  public static boolean isOfAnotherSite(HttpRequest request) {
    return !request.headers().all("Origin").isEmpty()
        || request.headers().all("Sec-Fetch-Site").stream()
            .anyMatch(site -> !site.equals("none") && !site.equals("same-origin"));
  }
}
