package dev.gatewright.protocol.authorize;

import dev.gatewright.protocol.clients.Client;
import dev.gatewright.protocol.internal.errand.NextStep;
import dev.gatewright.protocol.internal.issue.OrganizationsClaim;
import dev.gatewright.protocol.issuer.Issuer;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import dev.gatewright.protocol.ports.Subjects;
import java.util.Optional;
import java.util.function.Supplier;

/// What is known of a user towards one client.
record KnownUser(
    Issuer issuer,
    Client client,
    SubjectId subject,
    Scope asked,
    Subjects subjects,
    Supplier<Scope> allowed)
    implements NextStep.Facts {

  @Override
  public Scope consented() {
    return allowed.get();
  }

  @Override
  public boolean sees(String organization) {
    return OrganizationsClaim.isTold(client, asked)
        && subjects
            .find(issuer.id(), subject)
            .map(view -> OrganizationsClaim.visible(view, client, Optional.of(organization)))
            .filter(visible -> !visible.isEmpty())
            .isPresent();
  }
}
