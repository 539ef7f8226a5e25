package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What came of a login that was begun from the console.
///
/// @param code to be redeemed; empty where there is none, or none any more
/// @param secret whether the client proves itself with one
/// @param done whether the code was sent
/// @param meaning the key of what the error means
/// @param newSecret where the client gets another secret, where that would help
/// @param again where another login is begun
public record TriedView(
    ConsoleFrame frame,
    PageLink action,
    String name,
    String state,
    String code,
    boolean secret,
    Optional<String> error,
    Optional<String> meaning,
    Optional<PageLink> newSecret,
    List<TokenView.Token> tokens,
    boolean done,
    PageLink again) {
  public static final String SECRET_FIELD = "client_secret";

  public TriedView {
    tokens = List.copyOf(tokens);
  }

  @Override
  public String toString() {
    return "TriedView[" + name + "]";
  }
}
