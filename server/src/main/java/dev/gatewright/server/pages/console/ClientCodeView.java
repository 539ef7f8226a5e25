package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// Programs to copy for one client, and what was made for it, where it was made just now.
///
/// @param made a secret, or a key, that is shown this once
/// @param notes what is left to do
/// @param on the client's own page
public record ClientCodeView(
    ConsoleFrame frame,
    String title,
    String name,
    String id,
    String issuer,
    List<SecretView.Line> made,
    List<String> notes,
    boolean secret,
    List<Snippet> snippets,
    PageLink on) {
  public ClientCodeView {
    made = List.copyOf(made);
    notes = List.copyOf(notes);
    snippets = List.copyOf(snippets);
  }

  /// Code for one language.
  ///
  /// @param id of the element that has it
  /// @param wants a redirect URI that it comes back to and the client has not; empty where it has
  public record Snippet(String id, String title, String code, String wants) {}
}
