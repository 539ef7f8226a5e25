package dev.gatewright.server.pages.join;

import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.util.List;

/// The last page before the account of somebody for whom a provider vouches. It posts
/// `NewPasswordView.TERMS_FIELD` where there are terms, beside the hidden fields.
///
/// @param provider what the provider is called
/// @param address the account's
/// @param unread whether the terms were not accepted a moment ago
public record ArrivalView(
    PageLink action,
    String provider,
    String address,
    List<NewPasswordView.Terms> terms,
    boolean unread,
    List<HiddenField> hidden) {
  public ArrivalView {
    terms = List.copyOf(terms);
    hidden = List.copyOf(hidden);
  }
}
