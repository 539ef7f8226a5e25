package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What surrounds each page of an account.
///
/// @param root the address of the overview
/// @param here the section that the page belongs to
/// @param inner whether the page is one below the section's own
/// @param within the thing that the page is about a part of, where that has a page below the
///   section's own
/// @param beside the console, where the account is of somebody who administers
/// @param signOut where a person signs out
/// @param when how the page writes times
/// @param hidden what each form carries
public record Frame(
    PageLink root,
    Section here,
    boolean inner,
    Optional<Thing> within,
    Account account,
    Optional<Notice> notice,
    Optional<PageLink> beside,
    PageLink signOut,
    When when,
    List<HiddenField> hidden) {
  public Frame {
    hidden = List.copyOf(hidden);
  }

  /// Something with a page, by its name.
  public record Thing(PageLink page, String name) {}

  /// The same for a page about a part of this.
  public Frame within(PageLink thing, String thingName) {
    var found = Optional.of(new Thing(thing, thingName));
    return new Frame(root, here, inner, found, account, notice, beside, signOut, when, hidden);
  }

  public List<Section> sections() {
    return List.of(Section.values());
  }

  /// The address of a page below the overview's.
  public String at(String path) {
    return root.value() + path;
  }

  /// Where the page came from, unless it is [#within] something: the section of an inner page, the
  /// overview otherwise.
  public Section above() {
    return inner ? here : Section.OVERVIEW;
  }

  public boolean isOverview() {
    return here == Section.OVERVIEW && !inner;
  }
}
