package dev.gatewright.server.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an application shows of itself (RFC 7591 §2): its logo, and links with the words for each.
///
/// @param home its own page
/// @param terms its terms of service
/// @param policy how it uses data
public record ClientLook(
    String name,
    Optional<PageLink> logo,
    Optional<PageLink> home,
    Optional<PageLink> terms,
    Optional<PageLink> policy) {
  /// A link with the key of its words.
  public record Link(String key, PageLink target) {}

  /// Those it has, in the order in which they are shown.
  public List<Link> links() {
    var links = new ArrayList<Link>();
    home.ifPresent(to -> links.add(new Link("consent.link.home", to)));
    policy.ifPresent(to -> links.add(new Link("consent.link.policy", to)));
    terms.ifPresent(to -> links.add(new Link("consent.link.terms", to)));
    return links;
  }
}
