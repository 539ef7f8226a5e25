package dev.gatewright.server.api;

import dev.gatewright.admin.command.AdminCommand.RotateSenderSecret;
import dev.gatewright.admin.command.AdminCommand.ShowIssuer;
import dev.gatewright.admin.command.AdminResult;
import dev.gatewright.admin.command.Permission;
import dev.gatewright.identity.text.TextChannel;
import dev.gatewright.server.config.issuer.CodeSender;
import dev.gatewright.server.config.issuer.IssuerSettings;
import dev.gatewright.server.config.issuer.SenderKeys;
import dev.gatewright.server.config.issuer.StoredSettings;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.json.JsonAnswers;
import dev.gatewright.server.tenants.SettingsDesk;
import dev.gatewright.store.tenants.KeptIssuer;
import dev.gatewright.store.webhook.CallSecretTable.Callee;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The programs that an issuer hands codes to telephones to. What they are is a setting of the
/// issuer, and changed as one; what signs is kept apart.
final class SendersApi {
  private static final String SENDERS = AdminCall.ISSUER_PATH + "/senders";

  private static final Document SENDER =
      Document.of(
          "Sender",
          Field.required(
              "channel",
              new Shape.Words(Arrays.stream(TextChannel.values()).map(TextChannel::word).toList()),
              "how it reaches people"),
          Field.required("url", Shapes.TEXT, "where codes are handed over"),
          Field.required("countries", Shapes.TEXTS, "to whose numbers codes go, such as `+49`"),
          HooksApi.HAS_SECRET,
          HooksApi.FORMER_SECRET);

  private static final Document SECRET =
      Document.of("SenderSecret", Field.required("secret", Shapes.TEXT, "told this once"));

  private final AdminDesk desk;
  private final SettingsDesk settings;

  SendersApi(AdminDesk desk, SettingsDesk settings) {
    this.desk = desk;
    this.settings = settings;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(
                SENDERS,
                Permission.ISSUERS_READ,
                "The programs that codes to telephones are handed to; the issuer's `settings` change them",
                new Told.Several(SENDER))
            .refusing(AdminProblem.UNREADABLE)
            .by(this::list),
        Endpoint.post(
                SENDERS + "/{channel}/secret",
                Permission.WEBHOOKS_WRITE,
                "Makes another secret of a sender in the settings; the one before it signs too for a day",
                new Told.One(SECRET))
            .by(this::rotate));
  }

  private HttpResponse list(AdminCall call) {
    return desk.ask(
        call,
        new ShowIssuer(call.issuer()),
        AdminResult.IssuerShown.class,
        found -> {
          var declared = settings(found.issuer());
          return JsonAnswers.list(
              SenderKeys.channels(declared).stream()
                  .map(channel ->
                      told(call, channel, SenderKeys.of(declared, channel).orElseThrow()))
                  .toList());
        });
  }

  private static IssuerSettings settings(KeptIssuer issuer) {
    return StoredSettings.issuer(issuer.id().value(), issuer.document());
  }

  private Map<String, Object> told(AdminCall call, TextChannel channel, CodeSender sender) {
    var fields = new LinkedHashMap<String, Object>();
    fields.put("channel", channel.word());
    fields.put("url", sender.url());
    fields.put("countries", sender.countries());
    HooksApi.secret(call, settings.callSecret(call.issuer(), new Callee.Sender(channel)), fields);
    return fields;
  }

  /// Not before the settings have the sender.
  private HttpResponse rotate(AdminCall call) {
    return TextChannel.ofWord(call.variable("channel"))
        .map(channel ->
            desk.ask(
                call,
                new RotateSenderSecret(call.issuer(), channel),
                AdminResult.WebhookKept.class,
                kept ->
                    JsonAnswers.of(200, Map.of("secret", kept.secret().orElseThrow().reveal()))))
        .orElseGet(AdminProblem.NOT_FOUND::response);
  }
}
