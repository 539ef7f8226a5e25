package dev.gatewright.server.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The page of a mailed link that signs in: whom, for which application, and who asked when and
/// from where. Nothing happens before its button is pressed.
///
/// @param account whom it signs in; empty where the link is of no more use
public record OpenLinkView(
    PageLink action,
    Optional<Account> account,
    Optional<String> application,
    Optional<Instant> asked,
    Optional<String> device,
    Optional<String> address,
    List<HiddenField> hidden) {
  /// Of a link that was used, expired or replaced, or never was one.
  public static final OpenLinkView GONE =
      new OpenLinkView(
          new PageLink("/"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public OpenLinkView {
    hidden = List.copyOf(hidden);
  }

  /// When it was asked, as people of the page's language read it, in UTC.
  public String askedAt(Messages messages) {
    return messages.moment(asked.orElseThrow());
  }
}
