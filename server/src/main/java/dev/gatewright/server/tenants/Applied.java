package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.Refusal;
import dev.gatewright.store.tenants.UnshownSecrets.Holder;
import java.util.List;

/// What carrying out a plan came to. `refused` has the changes that could not be made; everything
/// else was made and stays. `signedOut` are the users whose sessions a change of status ended.
public record Applied(
    List<PlannedChange> changes,
    List<GeneratedSecret> secrets,
    List<PlannedChange> signedOut,
    List<NotDone> refused) {
  public Applied {
    changes = List.copyOf(changes);
    secrets = List.copyOf(secrets);
    signedOut = List.copyOf(signedOut);
    refused = List.copyOf(refused);
  }

  /// Whose secrets were made.
  public List<Holder> holders() {
    return secrets.stream().map(GeneratedSecret::of).toList();
  }

  /// A change that was refused, and why.
  public record NotDone(PlannedChange change, Refusal why) {}
}
