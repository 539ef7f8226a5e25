package dev.gatewright.server.control;

import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.SettingsSnapshot;
import dev.gatewright.server.tenants.ToldChange;
import dev.gatewright.store.tenants.AppliedConfiguration;
import dev.gatewright.store.tenants.AppliedConfiguration.Outcome;
import dev.gatewright.store.tenants.HistoryTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was applied, and what is otherwise now.
final class TenantsHistory {
  static final String NUMBER = "number";

  private final OpenStore open;

  TenantsHistory(OpenStore open) {
    this.open = open;
  }

  /// All entries, or one of them.
  Report history(Request request) {
    return request.find(NUMBER).isEmpty()
        ? list()
        : find(request).map(this::shown).orElseGet(() -> unknown(request));
  }

  private Report list() {
    var table = new Table("NO", "TIME", "BY", "OUTCOME", "SETTINGS", "PEOPLE", "COMMENT");
    for (var entry : open.store().history().list(HistoryTable.MOST)) {
      table.row(
          Long.toString(entry.number()),
          Sentences.seconds(entry.at()),
          entry.actor(),
          entry.outcome().word(),
          counts(entry),
          Integer.toString(entry.people()),
          entry.comment().isEmpty() ? "-" : entry.comment());
    }
    return Report.list("history", table, "nothing was applied yet");
  }

  private static String counts(AppliedConfiguration entry) {
    return "+%s ~%s -%s".formatted(entry.added(), entry.changed(), entry.removed());
  }

  private Report shown(AppliedConfiguration entry) {
    var changes =
        open.store().history().changes(entry.number()).values().stream()
            .flatMap(text -> ToldChange.parse(JsonText.read(text)).stream())
            .toList();
    var head =
        "%s  %s  by %s  %s%s"
            .formatted(
                entry.number(),
                Sentences.seconds(entry.at()),
                entry.actor(),
                entry.outcome().word(),
                entry.comment().isEmpty() ? "" : "  " + entry.comment());
    var notes =
        entry.people() == 0
            ? List.<String>of()
            : List.of(
                "and %s changes of people, organizations and members, of which no more is kept"
                    .formatted(entry.people()));
    var json = Report.object();
    json.put("number", entry.number());
    json.put("time", entry.at().toString());
    json.put("by", entry.actor());
    json.put("outcome", entry.outcome().word());
    json.put("comment", entry.comment());
    json.put("people", entry.people());
    json.set("changes", ToldChange.json(changes));
    return Report.of(head + "\n" + ToldChange.text(changes, "no setting was changed", notes), json);
  }

  /// The entry that the request names.
  Optional<AppliedConfiguration> find(Request request) {
    var number = request.get(NUMBER);
    return number.matches("[0-9]{1,18}")
        ? open.store().history().find(Long.parseLong(number))
        : Optional.empty();
  }

  static Report unknown(Request request) {
    return Report.failed(
        Answer.NOT_FOUND,
        "There is no entry %s in the history. Run tenants history.".formatted(request.get(NUMBER)));
  }

  /// The settings as they were after the entry; none after one that did not come to its end.
  Optional<SettingsSnapshot> after(AppliedConfiguration entry) {
    return entry.outcome() == Outcome.BEGUN
        ? Optional.empty()
        : Optional.of(SettingsSnapshot.parse(open.store().history().states(entry.number())));
  }

  /// What is otherwise than after the last entry, and who made it so.
  Report drift() {
    var last =
        open.store().history().list(HistoryTable.MOST).stream()
            .filter(entry -> entry.outcome() != Outcome.BEGUN)
            .findFirst();
    if (last.isEmpty()) {
      return Report.failed(
          Answer.NOT_FOUND, "Nothing was applied yet, so nothing can differ from it.");
    }
    var changes =
        new LastWords(open)
            .told(after(last.get()).orElseThrow().changesTo(SettingsSnapshot.of(open)));
    var since =
        "since entry %s was applied at %s by %s"
            .formatted(last.get().number(), Sentences.seconds(last.get().at()), last.get().actor());
    var json = Report.object();
    json.put("since", last.get().number());
    json.set("changes", ToldChange.json(changes));
    json.set("notes", JsonValues.texts(List.of()));
    return new Report(
        changes.isEmpty() ? Answer.DONE : Answer.CHANGES_PENDING,
        changes.isEmpty()
            ? "nothing was changed by hand " + since
            : ToldChange.text(changes, "", Stream.of("changed " + since).toList()),
        json);
  }

  /// The settings as they are now, for whoever compares them with others.
  Report settings() {
    var json = SettingsSnapshot.of(open).json();
    return Report.of(json.toString(), json);
  }
}
