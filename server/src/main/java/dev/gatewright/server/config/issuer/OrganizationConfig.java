package dev.gatewright.server.config.issuer;

import dev.gatewright.identity.MembershipStatus;
import dev.gatewright.identity.OrganizationStatus;
import java.util.List;
import java.util.Optional;

/// An organization and the members that the file names. Members that it does not name stay.
public record OrganizationConfig(
    String id,
    String name,
    OrganizationStatus status,
    List<Member> members,
    List<String> absentMembers) {
  public OrganizationConfig {
    members = List.copyOf(members);
    absentMembers = List.copyOf(absentMembers);
  }

  /// One user's membership; `user` is the canonical e-mail address.
  public record Member(
      String user, Optional<String> title, List<String> scopes, MembershipStatus status) {
    public Member {
      scopes = List.copyOf(scopes);
    }
  }
}
