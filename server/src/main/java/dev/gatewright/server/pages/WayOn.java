package dev.gatewright.server.pages;

import java.util.List;

/// A way on from a page that ends something. Of several the first is the one to take.
public sealed interface WayOn {

  /// Begins the same login once more: a form that posts `hidden` to `action`.
  record Again(PageLink action, List<HiddenField> hidden) implements WayOn {
    public Again {
      hidden = List.copyOf(hidden);
    }
  }

  /// Goes on with the login that is under way in this browser, or with a page of this server.
  record Login(PageLink link) implements WayOn {}

  /// The page of the application that begins a login (OpenID Connect Core §4).
  record SignIn(String clientName, PageLink link) implements WayOn {}

  /// The application's own page.
  record Back(String clientName, PageLink link) implements WayOn {}
}
