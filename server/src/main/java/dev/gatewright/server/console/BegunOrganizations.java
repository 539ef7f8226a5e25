package dev.gatewright.server.console;

import dev.gatewright.admin.command.AdminCommand.ListOrganizations;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.OrganizationCommand.ShowOrganization;
import dev.gatewright.admin.command.Part;
import dev.gatewright.identity.Organization;
import dev.gatewright.identity.OrganizationId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Organizations of which the name or the id begins with what somebody typed: the one of that very
/// id, wherever it is, and of the others those among the first.
///
/// @param isCut whether there are some that were not looked at
record BegunOrganizations(List<Organization> found, boolean isCut) {
  private static final int MOST_LOOKED_THROUGH = 1_000;

  static BegunOrganizations of(ConsoleDesk desk, ConsoleVisit visit, String text) {
    var issuer = visit.issuerId();
    var found = new LinkedHashSet<Organization>();
    OrganizationId.parse(text)
        .flatMap(id ->
            desk.see(visit, new ShowOrganization(issuer, id), AdminResult.OrganizationShown.class))
        .ifPresent(shown -> found.add(shown.organization()));
    var list = new ListOrganizations(issuer, new Part(Optional.empty(), MOST_LOOKED_THROUGH));
    var first = desk.see(visit, list, AdminResult.Organizations.class);
    first.ifPresent(
        of -> of.organizations().stream().filter(one -> begins(one, text)).forEach(found::add));
    return new BegunOrganizations(
        List.copyOf(found), first.filter(AdminResult.Organizations::more).isPresent());
  }

  private static boolean begins(Organization one, String text) {
    var small = text.toLowerCase(Locale.ROOT);
    return one.name().toLowerCase(Locale.ROOT).startsWith(small)
        || one.id().value().toLowerCase(Locale.ROOT).startsWith(small);
  }
}
