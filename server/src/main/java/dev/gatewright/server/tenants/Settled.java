package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.admin.command.AdminResult.ClientShown;
import dev.gatewright.admin.command.Refusal;
import dev.gatewright.protocol.oauth.Secret;
import dev.gatewright.store.tenants.KeptIssuer;
import java.util.List;
import java.util.Optional;

/// What came of changing settings. `isChanged` is false where they were so before, and nothing was
/// written; `notes` are what is left to do elsewhere, or has no use as it is, for people.
public sealed interface Settled {
  /// The client as it is now. A secret or a key that was made is told this once.
  record Client(
      ClientShown client,
      Optional<Secret> secret,
      Optional<Secret> signingKey,
      boolean isChanged,
      List<String> notes)
      implements Settled {
    public Client {
      notes = List.copyOf(notes);
    }
  }

  /// The issuer as it is now.
  record Issuer(KeptIssuer issuer, boolean isChanged, List<String> notes) implements Settled {
    public Issuer {
      notes = List.copyOf(notes);
    }
  }

  /// There is one of this id, and it stays as it is.
  record IsThere() implements Settled {}

  /// The issuer has no part of this name.
  record NotThere() implements Settled {}

  /// Nothing was changed: these settings cannot be so. All that is wrong, at least one thing.
  record Wrong(List<SettingFault> faults) implements Settled {
    public Wrong {
      faults = List.copyOf(faults);
      if (faults.isEmpty()) {
        throw new IllegalArgumentException("wrong settings have a fault");
      }
    }
  }

  /// Nothing was changed.
  record Refused(AdminCommand command, Refusal why) implements Settled {}
}
