package dev.gatewright.server.pages.account;

import dev.gatewright.server.pages.Account;
import dev.gatewright.server.pages.PageLink;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where a person belongs, and who asks for them.
public record OrganizationsView(
    Frame frame, PageLink action, List<Organization> organizations, List<Invitation> invitations) {
  public static final String ACCEPT_FIELD = "accept";
  public static final String DECLINE_FIELD = "decline";
  public static final String LEAVE_FIELD = "leave";
  public static final String DEFAULT_FIELD = "default";

  public OrganizationsView {
    organizations = List.copyOf(organizations);
    invitations = List.copyOf(invitations);
  }

  /// An organization that asks for the person, and what they would have there.
  public record Invitation(
      String id,
      String name,
      Optional<String> title,
      List<String> rights,
      Optional<String> inviter) {
    public Invitation {
      rights = List.copyOf(rights);
    }

    public String initial() {
      return new Account(Optional.of(name), id).initial();
    }
  }

  /// One of them; `rights` are the scopes that the person has there, and `active` is whether any of
  /// it counts now. `leads` is whether it is the default of several, and `canLead` whether it can
  /// become that. `leaves` is whether the person may leave, and `members` is where they look after
  /// the others, if they may.
  public record Organization(
      String id,
      String name,
      Optional<String> title,
      List<String> rights,
      boolean active,
      boolean leads,
      boolean canLead,
      Instant since,
      boolean leaves,
      Optional<PageLink> members) {
    public Organization {
      rights = List.copyOf(rights);
    }

    public String initial() {
      return new Account(Optional.of(name), id).initial();
    }
  }
}
