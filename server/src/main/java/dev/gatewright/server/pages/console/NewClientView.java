package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// The steps that make a client: what kind it is, and what it is called and where its logins end.
///
/// @param kind the word of the kind, once it is chosen
/// @param redirects whether logins end somewhere
/// @param consent whether it is asked if people are asked for consent
/// @param kinds words of those that there are; `console.client_kind.` and this is a name
public record NewClientView(
    ConsoleFrame frame,
    PageLink action,
    Optional<String> kind,
    List<Kind> kinds,
    boolean redirects,
    boolean consent,
    String name,
    String id,
    String redirectUris,
    boolean firstParty,
    Optional<String> problem,
    List<Trouble> troubles) {
  public static final String KIND = "kind";
  public static final String NAME_FIELD = "name";
  public static final String ID_FIELD = "client";
  public static final String REDIRECTS_FIELD = "redirect_uris";
  public static final String FIRST_PARTY_FIELD = "first_party";

  public NewClientView {
    kinds = List.copyOf(kinds);
    troubles = List.copyOf(troubles);
  }

  public boolean failed() {
    return problem.isPresent() || !troubles.isEmpty();
  }

  /// A kind with the page that goes on with it.
  public record Kind(String word, PageLink page) {}
}
