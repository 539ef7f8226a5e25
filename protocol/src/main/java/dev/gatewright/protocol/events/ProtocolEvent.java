package dev.gatewright.protocol.events;

import dev.gatewright.protocol.oauth.ClientId;
import dev.gatewright.protocol.oauth.GrantId;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.protocol.oauth.SubjectId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Something that happened at an issuer and stays true. It holds ids and no secret, nothing that
/// somebody typed, and nothing about a person but the id.
///
/// Who did it, when and under which number is the store's to add.
public sealed interface ProtocolEvent {
  /// What happened, in a word that stays the same between versions.
  String name();

  /// The person whom it is about.
  default Optional<SubjectId> subject() {
    return Optional.empty();
  }

  /// The rest, by names that stay the same between versions.
  Map<String, String> details();

  /// What is told of one grant.
  sealed interface OfGrant extends ProtocolEvent {
    GrantId grant();

    ClientId client();

    SubjectId of();

    @Override
    default Optional<SubjectId> subject() {
      return Optional.of(of());
    }

    @Override
    default Map<String, String> details() {
      return Map.of("grant", grant().value(), "client", client().value());
    }
  }

  /// A code came a second time; what it gave is revoked (RFC 6749 §4.1.2).
  record CodeReplayed(GrantId grant, ClientId client, SubjectId of) implements OfGrant {
    @Override
    public String name() {
      return "code.replayed";
    }
  }

  /// A refresh token's successor was handed out again: an answer was lost, or two requests raced.
  record RefreshGrace(GrantId grant, ClientId client, SubjectId of) implements OfGrant {
    @Override
    public String name() {
      return "refresh.grace";
    }
  }

  /// A refresh token that was long spent came again; the grant is revoked (RFC 9700 §4.14.2).
  record RefreshTheft(GrantId grant, ClientId client, SubjectId of) implements OfGrant {
    @Override
    public String name() {
      return "refresh.theft";
    }
  }

  /// A public client needed grace too often in a row; the grant is revoked.
  record RefreshGraceExhausted(GrantId grant, ClientId client, SubjectId of) implements OfGrant {
    @Override
    public String name() {
      return "refresh.grace_exhausted";
    }
  }

  /// A grant was ended.
  record GrantRevoked(GrantId grant, ClientId client, SubjectId of) implements OfGrant {
    @Override
    public String name() {
      return "grant.revoked";
    }
  }

  /// All grants of a person, or all to one client, were ended at once.
  record GrantsRevoked(SubjectId of, Optional<ClientId> client, int count)
      implements ProtocolEvent {
    @Override
    public String name() {
      return "grants.revoked";
    }

    @Override
    public Optional<SubjectId> subject() {
      return Optional.of(of);
    }

    @Override
    public Map<String, String> details() {
      var text = Integer.toString(count);
      return client
          .map(one -> Map.of("client", one.value(), "count", text))
          .orElse(Map.of("count", text));
    }
  }

  /// One access token was revoked before its end.
  record AccessTokenRevoked(String jti) implements ProtocolEvent {
    @Override
    public String name() {
      return "access_token.revoked";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("jti", jti);
    }
  }

  /// A person allowed a client this scope.
  record ConsentGiven(SubjectId of, ClientId client, Scope scope) implements ProtocolEvent {
    @Override
    public String name() {
      return "consent.given";
    }

    @Override
    public Optional<SubjectId> subject() {
      return Optional.of(of);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("client", client.value(), "scope", scope.toString());
    }
  }

  /// All that a person allowed a client was taken back.
  record ConsentWithdrawn(SubjectId of, ClientId client) implements ProtocolEvent {
    @Override
    public String name() {
      return "consent.withdrawn";
    }

    @Override
    public Optional<SubjectId> subject() {
      return Optional.of(of);
    }

    @Override
    public Map<String, String> details() {
      return Map.of("client", client.value());
    }
  }

  /// What became of a client.
  record ClientChanged(ClientId client, What what) implements ProtocolEvent {
    /// What is done to clients.
    public enum What {
      DECLARED("client.declared"),
      SECRET_ROTATED("client.secret_rotated"),
      FORMER_SECRET_ENDED("client.former_secret_ended"),
      ENABLED("client.enabled"),
      DISABLED("client.disabled"),
      REMOVED("client.removed");

      private final String event;

      What(String event) {
        this.event = event;
      }
    }

    @Override
    public String name() {
      return what.event;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("client", client.value());
    }
  }

  /// The issuer was added or its settings changed.
  record IssuerDeclared(String url) implements ProtocolEvent {
    @Override
    public String name() {
      return "issuer.declared";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("url", url);
    }
  }

  /// Messages to the issuer's sender of this channel are signed with another secret from now on.
  record SenderSecretReplaced(String channel) implements ProtocolEvent {
    @Override
    public String name() {
      return "sender.secret_replaced";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("channel", channel);
    }
  }

  /// What became of a webhook; `webhook` is what the issuer calls it.
  record WebhookChanged(String webhook, Step step) implements ProtocolEvent {
    /// What is done to webhooks, by whoever looks after the issuer or by their receivers.
    public enum Step {
      DECLARED("webhook.declared"),
      SECRET_REPLACED("webhook.secret_replaced"),
      REMOVED("webhook.removed"),
      TURNED_OFF("webhook.turned_off");

      private final String event;

      Step(String event) {
        this.event = event;
      }
    }

    @Override
    public String name() {
      return step.event;
    }

    @Override
    public Map<String, String> details() {
      return Map.of("webhook", webhook);
    }
  }

  /// What happened after the event numbered `after` is sent again.
  record WebhookReplayed(String webhook, long after) implements ProtocolEvent {
    @Override
    public String name() {
      return "webhook.replayed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("webhook", webhook, "after", Long.toString(after));
    }
  }

  /// An event was not delivered and will not be.
  record WebhookGivenUp(String webhook, long seq, int tries) implements ProtocolEvent {
    @Override
    public String name() {
      return "webhook.given_up";
    }

    @Override
    public Map<String, String> details() {
      return Map.of(
          "webhook", webhook, "seq", Long.toString(seq), "tries", Integer.toString(tries));
    }
  }

  /// A hook signs with another secret from now on, and for a while with both.
  record HookSecretReplaced(String hook) implements ProtocolEvent {
    @Override
    public String name() {
      return "hook.secret_replaced";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("hook", hook);
    }
  }

  /// A hook refused something. `about` is what it was asked about, `reason` what it says itself.
  record HookRefused(String hook, String about, String reason) implements ProtocolEvent {
    @Override
    public String name() {
      return "hook.refused";
    }

    @Override
    public Map<String, String> details() {
      return reason.isEmpty()
          ? Map.of("hook", hook, "about", about)
          : Map.of("hook", hook, "about", about, "reason", reason);
    }
  }

  /// A hook gave no usable answer. `why` is a stable word, `outcome` what became of the request.
  record HookFailed(String hook, String about, String why, String outcome)
      implements ProtocolEvent {
    @Override
    public String name() {
      return "hook.failed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("hook", hook, "about", about, "why", why, "outcome", outcome);
    }
  }

  /// A signing key was published.
  record KeyAdded(String kid, String algorithm) implements ProtocolEvent {
    @Override
    public String name() {
      return "key.added";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("kid", kid, "algorithm", algorithm);
    }
  }

  /// A signing key was taken away, and no signature of it counts any more.
  record KeyRemoved(String kid) implements ProtocolEvent {
    @Override
    public String name() {
      return "key.removed";
    }

    @Override
    public Map<String, String> details() {
      return Map.of("kid", kid);
    }
  }

  /// A request was refused. Strangers can cause it as often as they like, so a store keeps a few of
  /// a kind and counts the others ([RefusalsCounted]).
  ///
  /// @param key the id of the key that somebody showed, where there is such a key
  record RequestRefused(String endpoint, String reason, Optional<String> key)
      implements ProtocolEvent {
    public RequestRefused(String endpoint, String reason) {
      this(endpoint, reason, Optional.empty());
    }

    @Override
    public String name() {
      return "request.refused";
    }

    @Override
    public Map<String, String> details() {
      var details = new LinkedHashMap<String, String>();
      details.put("endpoint", endpoint);
      details.put("reason", reason);
      key.ifPresent(id -> details.put("key", id));
      return details;
    }
  }

  /// How many refusals of a kind were not written one by one.
  record RefusalsCounted(String endpoint, String reason, Optional<String> key, long count)
      implements ProtocolEvent {
    @Override
    public String name() {
      return "request.refusals_counted";
    }

    @Override
    public Map<String, String> details() {
      var details = new LinkedHashMap<String, String>();
      details.put("endpoint", endpoint);
      details.put("reason", reason);
      key.ifPresent(id -> details.put("key", id));
      details.put("count", Long.toString(count));
      return details;
    }
  }
}
