package dev.gatewright.server.control;

import dev.gatewright.protocol.oauth.IssuerId;
import dev.gatewright.server.config.yaml.JsonText;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.tenants.IssuerHistory;
import dev.gatewright.server.tenants.OpenStore;
import dev.gatewright.server.tenants.SettingsSnapshot;
import dev.gatewright.server.tenants.ToldChange;
import dev.gatewright.store.events.SettingHistory;
import dev.gatewright.store.tenants.AppliedConfiguration;
import dev.gatewright.store.tenants.AppliedConfiguration.Outcome;
import dev.gatewright.store.tenants.HistoryTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was applied and changed otherwise, and what is not as it was applied.
final class TenantsHistory {
  static final String NUMBER = "number";

  private static final String CUT =
      "it is under way or was cut short: this is what it changed of settings so far, but for what is among the last %s changes of an issuer no more; of people it may have changed some too, and gatewright plan says what is left"
          .formatted(SettingHistory.MOST);

  private final OpenStore open;
  private final IssuerHistory issuers;

  TenantsHistory(OpenStore open, IssuerHistory issuers) {
    this.open = open;
    this.issuers = issuers;
  }

  /// All entries, or one of them.
  Report history(Request request) {
    var named = request.find(NUMBER).filter(text -> !text.isEmpty());
    if (named.isEmpty()) {
      return list();
    }
    var place = ChangePlace.parse(named.get());
    if (place.isPresent()) {
      var issuer = place.get().issuer();
      return place
          .get()
          .number()
          .map(number ->
              issuers
                  .find(issuer, number)
                  .map(change -> shown(issuer, change))
                  .orElseGet(() -> unknown(request)))
          .orElseGet(() -> list(issuer));
    }
    return find(request).map(this::shown).orElseGet(() -> unknown(request));
  }

  private record Dated(Instant at, List<String> cells) {}

  /// What was applied and what was changed otherwise, the last first.
  private Report list() {
    var rows = new ArrayList<Dated>();
    for (var entry : open.store().history().list(HistoryTable.MOST)) {
      rows.add(new Dated(entry.at(), cells(entry)));
    }
    for (var line : open.store().settingHistory().latest(HistoryTable.MOST)) {
      rows.add(new Dated(line.at(), cells(line)));
    }
    var table = table();
    rows.stream()
        .sorted(Comparator.comparing(Dated::at).reversed())
        .limit(HistoryTable.MOST)
        .forEach(row -> table.row(row.cells().toArray(String[]::new)));
    return Report.list("history", table, "nothing was changed yet");
  }

  private static Table table() {
    return new Table("NO", "TIME", "BY", "OUTCOME", "SETTINGS", "PEOPLE", "COMMENT")
        .numbers("PEOPLE");
  }

  private static List<String> cells(AppliedConfiguration entry) {
    return List.of(
        Long.toString(entry.number()),
        Sentences.seconds(entry.at()),
        entry.actor(),
        entry.outcome().word(),
        entry.outcome() == Outcome.BEGUN ? "-" : counts(entry),
        Integer.toString(entry.people()),
        entry.comment().isEmpty() ? "-" : entry.comment());
  }

  private static List<String> cells(SettingHistory.Line line) {
    var setting = line.setting();
    return List.of(
        ChangePlace.name(line.issuer(), line.number()),
        Sentences.seconds(line.at()),
        IssuerHistory.by(line.actor()),
        Outcome.DONE.word(),
        line.isAdded() ? "+1 ~0 -0" : line.isRemoved() ? "+0 ~0 -1" : "+0 ~1 -0",
        "0",
        setting.id().isEmpty() ? setting.kind() : setting.kind() + " " + setting.id());
  }

  /// All that is known of one issuer.
  private Report list(IssuerId issuer) {
    var table = new Table("NO", "TIME", "BY", "FACE", "FILE", "CHANGE").numbers("FILE");
    for (var change : issuers.list(issuer, Long.MAX_VALUE, SettingHistory.MOST)) {
      table.row(
          ChangePlace.name(issuer, change.number()),
          Sentences.seconds(change.at()),
          change.by(),
          change.face().word(),
          change.applied().map(String::valueOf).orElse("-"),
          change.change().sign() + " " + change.change().subject());
    }
    return Report.list("history", table, "nothing was changed yet");
  }

  private static Report shown(IssuerId issuer, IssuerHistory.Told change) {
    var number = ChangePlace.name(issuer, change.number());
    var json = Report.object();
    json.put("number", number);
    json.put("time", change.at().toString());
    json.put("by", change.by());
    json.put("face", change.face().word());
    change.applied().ifPresent(file -> json.put("file", file));
    json.set("changes", ToldChange.json(List.of(change.change())));
    return Report.of(
        "%s  %s  by %s\n%s"
            .formatted(
                number,
                Sentences.seconds(change.at()),
                change.by(),
                ToldChange.text(List.of(change.change()), "", List.of())),
        json);
  }

  private static String counts(AppliedConfiguration entry) {
    return "+%s ~%s -%s".formatted(entry.added(), entry.changed(), entry.removed());
  }

  private Report shown(AppliedConfiguration entry) {
    boolean isCut = entry.outcome() == Outcome.BEGUN;
    var changes = isCut ? changesOfCut(entry) : changes(entry);
    var head =
        "%s  %s  by %s  %s%s"
            .formatted(
                entry.number(),
                Sentences.seconds(entry.at()),
                entry.actor(),
                entry.outcome().word(),
                entry.comment().isEmpty() ? "" : "  " + entry.comment());
    var notes =
        isCut
            ? List.of(CUT)
            : entry.people() == 0
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
    json.set("notes", JsonValues.texts(isCut ? notes : List.of()));
    return Report.of(head + "\n" + ToldChange.text(changes, "no setting was changed", notes), json);
  }

  private List<ToldChange> changes(AppliedConfiguration entry) {
    return open.store().history().changes(entry.number()).values().stream()
        .flatMap(text -> ToldChange.parse(JsonText.read(text)).stream())
        .toList();
  }

  /// What its actor changed until the next entry began, of an entry that did not come to its end.
  private List<ToldChange> changesOfCut(AppliedConfiguration entry) {
    var until = open.store().history().find(entry.number() + 1).map(AppliedConfiguration::at);
    return open
        .store()
        .settingHistory()
        .unassigned(
            entry.actor(),
            entry.at(),
            until.orElse(Instant.ofEpochMilli(Long.MAX_VALUE)),
            SettingHistory.MOST)
        .stream()
        .flatMap(at -> issuers.find(at.issuer(), at.number()).stream())
        .map(IssuerHistory.Told::change)
        .toList();
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
