package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;

/// Somebody in a list.
///
/// @param status the key of the name of the account's state; empty where it is the usual one
public record Person(Account account, String status, PageLink page) {
  public boolean isBarred() {
    return !status.isEmpty();
  }
}
