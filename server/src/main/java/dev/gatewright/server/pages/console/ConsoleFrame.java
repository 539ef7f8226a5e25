package dev.gatewright.server.pages.console;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.HiddenField;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.pages.account.When;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What surrounds each page of the console.
///
/// @param root the first page
/// @param issuer the issuer that the page is of, where it is of one
/// @param issuers those that the person can switch to
/// @param sections what they find in the navigation
/// @param here the section that the page belongs to
/// @param crumbs what lies between the section's own page and this one, the outermost first
/// @param base below which the sections are
/// @param own the person's own account
/// @param search where the search is sent
/// @param query what was looked for
/// @param when how the page writes times
/// @param hidden what each form carries
public record ConsoleFrame(
    PageLink root,
    Optional<Place> issuer,
    List<Place> issuers,
    List<ConsoleSection> sections,
    ConsoleSection here,
    List<Crumb> crumbs,
    PageLink base,
    Account account,
    Optional<ConsoleNotice> notice,
    PageLink own,
    PageLink signOut,
    PageLink search,
    String query,
    When when,
    List<HiddenField> hidden) {
  public static final String QUERY_FIELD = "q";

  /// In which issuer is looked first.
  public static final String ISSUER_FIELD = "issuer";

  public ConsoleFrame {
    issuers = List.copyOf(issuers);
    sections = List.copyOf(sections);
    crumbs = List.copyOf(crumbs);
    hidden = List.copyOf(hidden);
  }

  /// An issuer with its pages.
  public record Place(String id, String name, PageLink page) {}

  /// A page above this one.
  public record Crumb(String name, PageLink page) {}

  /// The same for a page below the section's own.
  public ConsoleFrame below(String name, PageLink page) {
    var longer = new ArrayList<>(crumbs);
    longer.add(new Crumb(name, page));
    return new ConsoleFrame(
        root, issuer, issuers, sections, here, longer, base, account, notice, own, signOut, search,
        query, when, hidden);
  }

  /// Without the navigation, for somebody who finds nothing here.
  public ConsoleFrame bare() {
    return new ConsoleFrame(
        root, issuer, issuers, List.of(), here, crumbs, base, account, notice, own, signOut, search,
        query, when, hidden);
  }

  /// The address of a section's own page.
  public String at(ConsoleSection section) {
    var below = base.value();
    return section.path().startsWith("/") && below.endsWith("/")
        ? below + section.path().substring(1)
        : below + section.path();
  }

  /// Whether the page is one that has the navigation for its content on a narrow screen.
  public boolean isOverview() {
    return crumbs.isEmpty() && (here == ConsoleSection.OVERVIEW || here == ConsoleSection.HOME);
  }

  /// Whether the page is the section's own.
  public boolean isSection() {
    return crumbs.isEmpty();
  }

  /// The page above the section: the issuer's first, or the console's.
  public ConsoleSection top() {
    return issuer.isPresent() ? ConsoleSection.OVERVIEW : ConsoleSection.HOME;
  }
}
