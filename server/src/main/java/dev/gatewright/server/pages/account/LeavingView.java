package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// For somebody who asked to be deleted.
///
/// @param at when it is done
/// @param keep where they take it back, once they have proved who they are
/// @param root where they would sign in to their account
public record LeavingView(
    Account account,
    Instant at,
    When when,
    Optional<PageLink> keep,
    PageLink root,
    List<HiddenField> hidden) {
  public LeavingView {
    hidden = List.copyOf(hidden);
  }
}
