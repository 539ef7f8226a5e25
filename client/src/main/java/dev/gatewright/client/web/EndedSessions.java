package dev.gatewright.client.web;

import dev.gatewright.client.logout.LogoutToken;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which sessions have ended, for sessions that live in cookies: the server cannot take those back,
/// so it remembers what it must no longer believe. Each is remembered for as long as a cookie of it
/// could still be good.
///
/// When there are more than fit, the oldest is forgotten and **every session that began before it
/// ended is over with it**: people log in again too early rather than stay logged in too long.
final class EndedSessions {
  /// How many are remembered.
  static final int MAX_REMEMBERED = 100_000;

  private static final System.Logger LOG = System.getLogger(WebLogin.class.getName());

  private final int maxRemembered;
  private final Duration lifetime;
  private final InstantSource clock;
  private final Map<Key, Instant> endedAt = new LinkedHashMap<>();
  private Instant floor = Instant.MIN;

  private record Key(String kind, String value) {}

  /// @param lifetime how long a session lasts at most
  EndedSessions(int maxRemembered, Duration lifetime, InstantSource clock) {
    this.maxRemembered = maxRemembered;
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /// Ends one session by the identifier this application gave it.
  void end(String id) {
    remember(new Key("id", id));
  }

  /// Ends what a back-channel logout names: the session of its `sid`, or all of its `sub` (OpenID
  /// Connect Back-Channel Logout §2.5).
  void end(LogoutToken logout) {
    remember(
        logout
            .sessionId()
            .map(sid -> new Key("sid", sid))
            .or(() -> logout.subject().map(sub -> new Key("sub", sub)))
            .orElseThrow());
  }

  /// True if the session is over.
  synchronized boolean contains(
      String id, Optional<String> sid, Optional<String> sub, Instant began) {
    if (!began.isAfter(floor)) {
      return true;
    }
    var keys = new ArrayList<Key>(List.of(new Key("id", id)));
    sid.ifPresent(value -> keys.add(new Key("sid", value)));
    sub.ifPresent(value -> keys.add(new Key("sub", value)));
    return keys.stream()
        .map(key -> endedAt.getOrDefault(key, Instant.MIN))
        .anyMatch(ended -> !began.isAfter(ended));
  }

  private synchronized void remember(Key key) {
    var now = clock.instant();
    endedAt.remove(key);
    endedAt.put(key, now);
    var eldestFirst = endedAt.values().iterator();
    while (eldestFirst.hasNext()) {
      var eldest = eldestFirst.next();
      if (eldest.plus(lifetime).isAfter(now)) {
        if (endedAt.size() <= maxRemembered) {
          return;
        }
        LOG.log(
            System.Logger.Level.WARNING,
            "More than {0} sessions ended within {1}; sessions from before {2} end too. Keep the"
                + " sessions of so busy an application in a TokenStore (WebLoginBuilder.store).",
            maxRemembered,
            lifetime,
            eldest);
        floor = eldest;
      }
      eldestFirst.remove();
    }
  }
}
