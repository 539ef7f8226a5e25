package dev.gatewright.server.tenants;

import dev.gatewright.admin.act.Administration;
import dev.gatewright.admin.command.Actor;
import dev.gatewright.admin.command.AdminResult;
import java.util.ArrayList;

/// Carries out a plan: the same commands that an operator would give, one after the other.
///
/// Each is durable before the next begins. Where the process ends in between, the next plan for the
/// same file holds what is left. Two plans at once overwrite each other: callers run one at a time.
public final class TenantsApply {
  private final Administration administration;
  private final Actor actor;

  /// @param actor who makes the changes
  public TenantsApply(Administration administration, Actor actor) {
    this.administration = administration;
    this.actor = actor;
  }

  /// Makes every change that can be made.
  public Applied run(TenantsPlan plan) {
    var done = new ArrayList<PlannedChange>();
    var secrets = new ArrayList<GeneratedSecret>();
    var signedOut = new ArrayList<PlannedChange>();
    var refused = new ArrayList<Applied.NotDone>();
    for (var change : plan.changes()) {
      var result = make(change);
      if (result instanceof AdminResult.Refused(var why)) {
        refused.add(new Applied.NotDone(change, why));
        continue;
      }
      done.add(change);
      if (result instanceof AdminResult.ClientKept(var secret, var _)) {
        secret.ifPresent(value -> secrets.add(new GeneratedSecret(change.subject(), value)));
      }
      if (result instanceof AdminResult.WebhookKept(var secret)) {
        secret.ifPresent(value -> secrets.add(new GeneratedSecret(change.subject(), value)));
      }
      if (result instanceof AdminResult.UserChanged(var _, var _, var ended) && ended) {
        signedOut.add(change);
      }
    }
    return new Applied(done, secrets, signedOut, refused);
  }

  AdminResult make(PlannedChange change) {
    return administration.run(actor, change.command());
  }
}
