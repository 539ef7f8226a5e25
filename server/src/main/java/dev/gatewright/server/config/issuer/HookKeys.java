package dev.gatewright.server.config.issuer;

import static dev.gatewright.server.config.yaml.KeySpec.optional;
import static dev.gatewright.server.config.yaml.KeySpec.required;

import dev.gatewright.server.config.yaml.DurationText;
import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.Form;
import dev.gatewright.server.config.yaml.JsonValues;
import dev.gatewright.server.config.yaml.KeyType;
import dev.gatewright.server.config.yaml.SectionSpec;
import dev.gatewright.server.config.yaml.Words;
import dev.gatewright.store.webhook.WebhookId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// How an issuer's hooks are written: a list, in the order in which they are asked.
public final class HookKeys {
  /// More would be asked one after the other, while somebody waits.
  private static final int MOST = 16;

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofSeconds(5);
  private static final Duration USUAL = Duration.ofSeconds(2);

  /// Of all that one request may wait for.
  private static final Duration TOGETHER = Duration.ofSeconds(10);

  /// Where a hook's secret stands in a file.
  public static final String SECRET = WebhookReader.SECRET;

  /// Where an issuer's hooks stand.
  public static final String KEY = "hooks";

  private static final Words<HookPlace> PLACES = Words.of(HookPlace.values());
  private static final Words<HookFailure> FAILURES = Words.of(HookFailure.values());

  public static final SectionSpec SECTION =
      new SectionSpec(
          "hook",
          List.of(
              required("id", new KeyType.Text(), "What commands and the trail call it."),
              required(
                  "url",
                  new KeyType.Text(),
                  "Where it is asked: https, or http on a loopback host."),
              required(
                  "on",
                  new KeyType.OneOf(PLACES.all()),
                  "What it is asked about: new accounts, sign-ins, or tokens."),
              optional(
                  "timeout",
                  new KeyType.Time(SHORTEST, LONGEST),
                  DurationText.format(USUAL),
                  "How long it may take; all of the same `on` together at most 10s."),
              required(
                  "on_failure",
                  new KeyType.OneOf(FAILURES.all()),
                  "What happens where it gives no usable answer in time: allow goes on as if there"
                      + " were no hook, refuse stops."),
              optional(
                  SECRET,
                  new KeyType.SecretText(true),
                  "{ generate: true }",
                  "What questions are signed with: whsec_ and base64. One that is replaced signs for"
                      + " another day."),
              optional("active", new KeyType.Flag(), "true", "Whether it is asked at all.")));

  /// The same without what is kept apart.
  public static final SectionSpec SETTINGS =
      new SectionSpec(
          SECTION.title(),
          SECTION.keys().stream().filter(key -> !key.name().equals(SECRET)).toList());

  static final IssuerSetting<List<HookConfig>> HOOKS =
      new IssuerSetting<>(
          Optional.empty(),
          KEY,
          new Form<>(
              new KeyType.ListOf(new KeyType.Section(SECTION)), HookKeys::read, HookKeys::write),
          List.of(),
          "Programs that are asked before an account is made, somebody is signed in, or tokens are"
              + " given. What is not listed goes, with its secret.",
          (issuer, hooks) -> issuer.tokenHook(isAsked(hooks, HookPlace.TOKEN)));

  private HookKeys() {}

  /// Those of an issuer that are asked about this, in their order.
  public static List<HookConfig> of(IssuerSettings issuer, HookPlace place) {
    return of(issuer.get(HOOKS), place);
  }

  /// All of an issuer.
  public static List<HookConfig> of(IssuerSettings issuer) {
    return issuer.get(HOOKS);
  }

  private static List<HookConfig> of(List<HookConfig> hooks, HookPlace place) {
    return hooks.stream().filter(hook -> hook.active() && hook.on() == place).toList();
  }

  private static boolean isAsked(List<HookConfig> hooks, HookPlace place) {
    return !of(hooks, place).isEmpty();
  }

  private static Optional<List<HookConfig>> read(Fields fields, String key) {
    if (!fields.has(key)) {
      return Optional.empty();
    }
    var hooks = new ArrayList<HookConfig>();
    var seen = new HashSet<WebhookId>();
    for (var item : fields.sections(key)) {
      var id = WebhookReader.id(item, "hook");
      if (id.isPresent() && !seen.add(id.get())) {
        item.error("id", "is the id of another hook too", "Give each hook its own id.");
      } else {
        hook(item, id).ifPresent(hooks::add);
      }
    }
    if (hooks.size() > MOST) {
      fields.error(key, "has more than " + MOST + " hooks", "Remove some.");
    }
    for (var place : HookPlace.values()) {
      var together =
          of(hooks, place).stream().map(HookConfig::timeout).reduce(Duration.ZERO, Duration::plus);
      if (together.compareTo(TOGETHER) > 0) {
        fields.error(
            key,
            "may take %s together on %s, more than %s"
                .formatted(
                    DurationText.format(together),
                    PLACES.spell(place),
                    DurationText.format(TOGETHER)),
            "Give them shorter timeouts.");
      }
    }
    return Optional.of(List.copyOf(hooks));
  }

  private static Optional<HookConfig> hook(Fields item, Optional<WebhookId> id) {
    var url = WebhookReader.url(item, "https://app.test/hooks");
    var on = item.word("on", PLACES);
    var onFailure = item.word("on_failure", FAILURES);
    var timeout = item.time("timeout").orElse(USUAL);
    boolean active = item.flag("active").orElse(true);
    return id.isEmpty() || url.isEmpty() || on.isEmpty() || onFailure.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HookConfig(id.get(), url.get(), on.get(), timeout, onFailure.get(), active));
  }

  private static JsonNode write(List<HookConfig> hooks) {
    var list = JsonNodeFactory.instance.arrayNode();
    for (var hook : hooks) {
      var json = JsonValues.newObject();
      json.put("id", hook.id().value());
      json.put("url", hook.url());
      json.put("on", PLACES.spell(hook.on()));
      if (!hook.timeout().equals(USUAL)) {
        json.put("timeout", DurationText.format(hook.timeout()));
      }
      json.put("on_failure", FAILURES.spell(hook.onFailure()));
      if (!hook.active()) {
        json.put("active", false);
      }
      list.add(json);
    }
    return list;
  }
}
