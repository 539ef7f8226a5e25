package dev.gatewright.architecture;

import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Map;

/// Where a field may change after construction. Everything else is final.
///
/// Free: a `volatile` field of an object, which is how one thread publishes a value to the others,
/// and a field that picocli fills from the command line. Any other changing field belongs to a
/// class that is named here with the reason; a nested class goes by its outermost one.
final class ChangingState {
  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry(
              "dev.gatewright.store.sql.Writer",
              "the queue of waiting units; every field is guarded by its lock"),
          Map.entry(
              "dev.gatewright.store.Sweeper", "how far the one sweeping thread came in its round"),
          Map.entry(
              "dev.gatewright.server.directory.Rereading",
              "what waits to be read again; every field is guarded by its lock"),
          Map.entry(
              "dev.gatewright.store.statistics.WaitingRefusals",
              "how many wait; guarded by its own monitor"),
          Map.entry("dev.gatewright.store.sql.Row", "a cursor over one answer, held by one thread"),
          Map.entry("dev.gatewright.store.sql.Query", "one use of a statement, held by one thread"),
          Map.entry(
              "dev.gatewright.store.sql.ReadDeadline",
              "restarted by the one thread that reads on its connection"),
          Map.entry(
              "dev.gatewright.server.config.client.ClientSetting",
              "a declaration, gone once it has declared"),
          Map.entry("dev.gatewright.server.config.yaml.YamlText", "one file while it is read"),
          Map.entry(
              "dev.gatewright.server.config.client.ClientDraft",
              "one client while its settings set it"),
          Map.entry(
              "dev.gatewright.server.http.Exchange",
              "one request on its way, held by one thread at a time"),
          Map.entry(
              "dev.gatewright.server.http.BodyReader",
              "one body on its way, held by one thread at a time"),
          Map.entry("dev.gatewright.protocol.wire.FormDecoder", "one form while it is read"),
          Map.entry(
              "dev.gatewright.server.http.HttpRequest",
              "what is worked out when first asked for, by one thread"),
          Map.entry(
              "dev.gatewright.server.http.ConnectionPatrol",
              "what the one patrolling thread saw last"),
          Map.entry(
              "dev.gatewright.server.http.Places", "who holds what; guarded by its own monitor"),
          Map.entry(
              "dev.gatewright.server.mail.SmtpRound",
              "the connections of one round, held by the one thread that sends"),
          Map.entry(
              "dev.gatewright.server.outbound.HttpAnswerReader", "one answer while it is read"),
          Map.entry(
              "dev.gatewright.server.provider.KeptKeySets",
              "how much is kept; guarded by its own monitor"),
          Map.entry(
              "dev.gatewright.store.audit.TrailCheck",
              "how far one check came, held by one thread"),
          Map.entry("dev.gatewright.server.audit.TrailFile", "one file while it is checked"),
          Map.entry(
              "dev.gatewright.server.api.Waiters", "how many wait; guarded by its own monitor"),
          Map.entry("dev.gatewright.server.http.Routes", "the tree of a table while it is built"));

  private ChangingState() {}

  static boolean mayChange(JavaField field) {
    boolean isStatic = field.getModifiers().contains(JavaModifier.STATIC);
    boolean published = field.getModifiers().contains(JavaModifier.VOLATILE);
    boolean filledByCommandLine =
        field.getAnnotations().stream()
            .anyMatch(it -> it.getRawType().getPackageName().equals("picocli"));
    var owner = field.getOwner();
    boolean named = REASONS.containsKey(outermost(owner.getName()));
    boolean goneOnceBuilt = owner.getSimpleName().endsWith("Builder");
    return filledByCommandLine || (!isStatic && (published || named || goneOnceBuilt));
  }

  private static String outermost(String className) {
    int dollar = className.indexOf('$');
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
