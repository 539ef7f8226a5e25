package dev.gatewright.server.config.issuer;

import dev.gatewright.server.config.yaml.Fields;
import dev.gatewright.server.config.yaml.NearestKey;
import dev.gatewright.server.config.yaml.UriRule;
import dev.gatewright.store.events.EventNames;
import dev.gatewright.store.webhook.EventPattern;
import dev.gatewright.store.webhook.WebhookId;
import dev.gatewright.store.webhook.WebhookSecret;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads an issuer's webhooks. Not thread-safe.
final class WebhookReader {
  /// Each is a call for each event, and a share of the calls of its issuer.
  private static final int MOST = 32;

  /// Where a secret stands in a file.
  static final String SECRET = "secret";

  private static final int MOST_PATTERNS = 64;

  /// Names of events, and what several of them begin with.
  private static final Set<String> KNOWN =
      EventNames.ALL.stream()
          .flatMap(name -> Stream.of(name, name.substring(0, name.indexOf('.')) + ".*"))
          .collect(Collectors.toUnmodifiableSet());

  private final Fields issuer;
  private final List<WebhookConfig> webhooks = new ArrayList<>();
  private final List<WebhookId> absent = new ArrayList<>();

  private WebhookReader(Fields issuer) {
    this.issuer = issuer;
  }

  /// What is wanted, and what must not be there.
  record Webhooks(List<WebhookConfig> wanted, List<WebhookId> absent) {}

  static Webhooks read(Fields issuer, String key) {
    return new WebhookReader(issuer).webhooks(key);
  }

  private Webhooks webhooks(String key) {
    var seen = new HashSet<WebhookId>();
    for (var item : issuer.sections(key)) {
      var id = id(item, "webhook");
      if (id.isPresent() && !seen.add(id.get())) {
        item.error("id", "is the id of another webhook too", "Give each webhook its own id.");
      } else if (item.isTrue("absent")) {
        id.ifPresent(absent::add);
      } else {
        webhook(item, id);
      }
    }
    if (webhooks.size() > MOST) {
      issuer.error(key, "has more than " + MOST + " webhooks", "Remove some.");
    }
    return new Webhooks(webhooks, absent);
  }

  private void webhook(Fields item, Optional<WebhookId> id) {
    var url = declaredUrl(item);
    var events = events(item);
    var secret = secret(item);
    boolean active = item.flag("active").orElse(true);
    if (id.isPresent() && url.isPresent()) {
      webhooks.add(new WebhookConfig(id.get(), url.get(), events, active, secret));
    }
  }

  /// What commands and the trail call it.
  ///
  /// @param what whose id it is
  static Optional<WebhookId> id(Fields item, String what) {
    var text = item.text("id");
    var id = text.flatMap(WebhookId::parse);
    if (text.isPresent() && id.isEmpty()) {
      item.error(
          "id",
          "is no id of a " + what,
          "Use at most 32 small letters, digits and -, beginning with a letter or digit.");
    }
    return id;
  }

  private static Optional<String> declaredUrl(Fields item) {
    if (!item.has("url")) {
      item.error("id", "is a webhook without url", "Say where it is called: add url.");
      return Optional.empty();
    }
    return url(item, "https://app.test/hooks");
  }

  /// What an address means is judged at each call: here it is only one that can be called at all.
  ///
  /// @param example one that could stand there
  static Optional<String> url(Fields item, String example) {
    var text = item.text("url");
    var url = text.filter(one -> UriRule.fetched(one).isPresent());
    if (text.isPresent() && url.isEmpty()) {
      item.error(
          "url",
          "is no https URL",
          "Write for example %s; http is for loopback hosts alone.".formatted(example));
    }
    return url;
  }

  private static List<EventPattern> events(Fields item) {
    var texts = item.texts("events").orElse(List.of());
    var patterns = new ArrayList<EventPattern>();
    for (var text : texts) {
      var pattern = EventPattern.parse(text);
      if (pattern.isEmpty() && EventPattern.isOne(text)) {
        item.itemError(
            "events",
            text,
            "means no event"
                + NearestKey.of(text, KNOWN).map(near -> "; did you mean " + near + "?").orElse(""),
            "docs/events.md lists them all.");
      } else if (pattern.isEmpty()) {
        item.itemError(
            "events",
            text,
            "is neither the name of an event nor the beginning of some",
            "Write for example session.ended, user.* or \"*\".");
      }
      pattern.ifPresent(patterns::add);
    }
    if (texts.isEmpty()) {
      item.error("id", "is a webhook without events", "Name some, or write events: [\"*\"].");
    }
    if (texts.size() > MOST_PATTERNS) {
      item.error("events", "names more than " + MOST_PATTERNS, "Write patterns such as user.*.");
    }
    return patterns;
  }

  /// The one that is given; absent where one is to be made, or stays.
  static Optional<WebhookSecret> secret(Fields item) {
    if (item.isToBeGenerated(SECRET)) {
      return Optional.empty();
    }
    var text = item.secret(SECRET);
    var secret = text.flatMap(given -> WebhookSecret.parse(given.reveal()));
    if (text.isPresent() && secret.isEmpty()) {
      item.error(
          SECRET,
          "is no secret of Standard Webhooks",
          "Write whsec_ and 24 to 64 bytes in base64, or { generate: true }.");
    }
    return secret;
  }
}
