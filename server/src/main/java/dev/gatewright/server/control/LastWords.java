package dev.gatewright.server.control;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.ToldChange;
import dev.gatewright.store.events.SettingName;
import dev.gatewright.store.tenants.HistoryTable.LastChange;
import java.util.List;
import java.util.Optional;

/// Says of changes who made them, where somebody did since the setting was applied.
final class LastWords {
  private final OpenStore open;

  LastWords(OpenStore open) {
    this.open = open;
  }

  List<ToldChange> told(List<ToldChange> changes) {
    return changes.stream().map(this::told).toList();
  }

  private ToldChange told(ToldChange change) {
    return last(change.subject())
        .map(last -> {
          var words =
              "%s by %s at %s"
                  .formatted(
                      last.isRemoval() ? "removed" : "changed",
                      last.actor().replaceFirst("^operator:", ""),
                      Sentences.seconds(last.at()));
          return change.with(change.note().map(note -> note + ", " + words).orElse(words));
        })
        .orElse(change);
  }

  /// A subject is `issuer acme`, `client acme/web` or `webhook acme/id`.
  private Optional<LastChange> last(String subject) {
    var words = subject.split(" ", 2);
    var path = words[1].split("/", 2);
    var name =
        switch (words[0]) {
          case "issuer" -> Optional.of(SettingName.ISSUER);
          case "client" -> Optional.of(SettingName.client(path[1]));
          case "webhook" -> Optional.of(SettingName.webhook(path[1]));
          default -> Optional.<SettingName>empty();
        };
    return name.filter(_ -> IssuerId.isValid(path[0]))
        .flatMap(setting -> open.store().history().lastChange(new IssuerId(path[0]), setting));
  }
}
