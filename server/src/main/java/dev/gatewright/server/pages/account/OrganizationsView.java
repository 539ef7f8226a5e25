package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a person belongs.
public record OrganizationsView(Frame frame, PageLink action, List<Organization> organizations) {
  public static final String LEAVE_FIELD = "leave";

  public OrganizationsView {
    organizations = List.copyOf(organizations);
  }

  /// One of them; `rights` are the scopes that the person has there, and `active` is whether any of
  /// it counts now. `members` is where the person looks after the others, if they may.
  public record Organization(
      String id,
      String name,
      Optional<String> title,
      List<String> rights,
      boolean active,
      Instant since,
      Optional<PageLink> members) {
    public Organization {
      rights = List.copyOf(rights);
    }

    public String initial() {
      return new Account(Optional.of(name), id).initial();
    }
  }
}
