package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// One client.
///
/// @param kind the key of the name of what it is
/// @param words what holds of it, as sentences
/// @param former the secret before, while it works too
/// @param ways what can be done with it, for whoever may
public record ClientView(
    ConsoleFrame frame,
    String name,
    String id,
    String kind,
    boolean active,
    String issuer,
    List<String> words,
    List<String> redirectUris,
    List<String> postLogoutRedirectUris,
    List<String> scopes,
    Instant created,
    Instant updated,
    boolean hasSecret,
    Optional<Instant> secretUsed,
    Optional<Former> former,
    List<Way> ways) {
  public ClientView {
    words = List.copyOf(words);
    redirectUris = List.copyOf(redirectUris);
    postLogoutRedirectUris = List.copyOf(postLogoutRedirectUris);
    scopes = List.copyOf(scopes);
    ways = List.copyOf(ways);
  }

  public record Former(Instant until, Optional<Instant> used) {}

  /// A page below the client's, by the key of its name.
  public record Way(String key, PageLink page) {}
}
