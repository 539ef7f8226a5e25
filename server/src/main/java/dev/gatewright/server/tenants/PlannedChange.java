package dev.gatewright.server.tenants;

import dev.gatewright.admin.command.AdminCommand;
import dev.gatewright.server.config.yaml.Document;
import java.util.List;
import java.util.Optional;

/// One step from what the store holds to what `tenants.yaml` wants: the command that makes it, and
/// how a plan shows it. `subject` names the thing, such as `client acme/web`; `document` is the
/// thing as the file declares it.
public record PlannedChange(
    Kind kind,
    String subject,
    List<Difference> differences,
    AdminCommand command,
    Document document) {
  public PlannedChange {
    differences = List.copyOf(differences);
  }

  /// The change for people and programs.
  public ToldChange told() {
    var told = new ToldChange(kind, subject, differences, Optional.empty());
    return Planning.makesSecret(this) && kind == Kind.ADD
        ? told.with("a secret is made and shown once")
        : told;
  }

  /// What happens to the thing.
  public enum Kind {
    ADD("+"),
    CHANGE("~"),
    REMOVE("-");

    private final String sign;

    Kind(String sign) {
      this.sign = sign;
    }

    /// The sign before its line of a plan.
    String sign() {
      return sign;
    }
  }
}
