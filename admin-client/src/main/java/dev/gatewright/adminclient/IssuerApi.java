// Made of what the API says of itself: AdminClientSourcesTest writes it. Not to be edited.
package dev.gatewright.adminclient;

import dev.gatewright.adminclient.call.CallOptions;
import dev.gatewright.adminclient.call.Tagged;
import dev.gatewright.adminclient.internal.Body;
import dev.gatewright.adminclient.internal.Caller;

/// What can be done at `/issuers/{issuer}`.
public final class IssuerApi {
  private final Caller calls;
  private final String path;

  IssuerApi(Caller calls, String path) {
    this.calls = calls;
    this.path = path;
  }

  /// One of them.
  ///
  /// `GET /issuers/{issuer}`, with the permission `issuers:read`.
  public IssuerWithSettings get() {
    return calls.get(path, Body.nothing(), IssuerWithSettings::of);
  }

  /// The same, with the name of its state, which a change can be bound to.
  public Tagged<IssuerWithSettings> getTagged() {
    return calls.tagged(path, Body.nothing(), IssuerWithSettings::of);
  }

  /// Changes the settings that are named; null takes one away.
  ///
  /// `PATCH /issuers/{issuer}`, with the permission `settings:write`.
  public ChangedIssuer change(IssuerChange change) {
    return calls.ask(
        "PATCH", path, Body.nothing(), change.body(), CallOptions.none(), ChangedIssuer::of);
  }

  /// The same, with what is said of this call alone.
  public ChangedIssuer change(IssuerChange change, CallOptions options) {
    return calls.ask("PATCH", path, Body.nothing(), change.body(), options, ChangedIssuer::of);
  }

  /// Removes the issuer with all that it holds.
  ///
  /// `DELETE /issuers/{issuer}`, with the permission `issuers:write`.
  public void delete() {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), CallOptions.none());
  }

  /// The same, with what is said of this call alone.
  public void delete(CallOptions options) {
    calls.act("DELETE", path, Body.nothing(), Body.nothing(), options);
  }

  /// Other providers that people sign in at.
  public ProvidersApi providers() {
    return new ProvidersApi(calls, path + "/providers");
  }

  /// One of them. Nothing is asked for yet.
  ///
  /// @param provider what its address names it by
  public ProviderApi provider(String provider) {
    return new ProviderApi(calls, path + "/providers/" + Caller.segment(provider));
  }

  /// The issuer's own scopes.
  public ScopesApi scopes() {
    return new ScopesApi(calls, path + "/scopes");
  }

  /// One of them. Nothing is asked for yet.
  ///
  /// @param scope what its address names it by
  public ScopeApi scope(String scope) {
    return new ScopeApi(calls, path + "/scopes/" + Caller.segment(scope));
  }

  /// The APIs that tokens are made for.
  public ResourcesApi resources() {
    return new ResourcesApi(calls, path + "/resources");
  }

  /// What became of its settings, clients and webhooks, the last change first.
  public HistoryApi history() {
    return new HistoryApi(calls, path + "/history");
  }

  /// One of `history`. Nothing is asked for yet.
  ///
  /// @param number what its address names it by
  public IssuerHistoryApi history(String number) {
    return new IssuerHistoryApi(calls, path + "/history/" + Caller.segment(number));
  }

  /// The people of the issuer, by address, or as `sort` says; with `q` those of whom the address,
  /// the username, the number or the `name` begins so, in this order.
  public UsersApi users() {
    return new UsersApi(calls, path + "/users");
  }

  /// Somebody. Nothing is asked for yet.
  ///
  /// @param user what its address names it by
  public UserApi user(String user) {
    return new UserApi(calls, path + "/users/" + Caller.segment(user));
  }

  /// Who is signed in, the latest first; of a client, by when it got its last grant there.
  public SessionsApi sessions() {
    return new SessionsApi(calls, path + "/sessions");
  }

  /// The grants of a person or a client that live, the latest first; `user` or `client` is needed.
  public GrantsApi grants() {
    return new GrantsApi(calls, path + "/grants");
  }

  /// One of `grants`. Nothing is asked for yet.
  ///
  /// @param grant what its address names it by
  public GrantApi grant(String grant) {
    return new GrantApi(calls, path + "/grants/" + Caller.segment(grant));
  }

  /// The clients of the issuer.
  public ClientsApi clients() {
    return new ClientsApi(calls, path + "/clients");
  }

  /// A client. Nothing is asked for yet.
  ///
  /// @param client what its address names it by
  public ClientApi client(String client) {
    return new ClientApi(calls, path + "/clients/" + Caller.segment(client));
  }

  /// The organizations of the issuer.
  public OrganizationsApi organizations() {
    return new OrganizationsApi(calls, path + "/organizations");
  }

  /// An organization. Nothing is asked for yet.
  ///
  /// @param organization what its address names it by
  public OrganizationApi organization(String organization) {
    return new OrganizationApi(calls, path + "/organizations/" + Caller.segment(organization));
  }

  /// The issuer's signing keys.
  public KeysApi keys() {
    return new KeysApi(calls, path + "/keys");
  }

  /// The issuer's PINs, whatever became of them.
  public PinsApi pins() {
    return new PinsApi(calls, path + "/pins");
  }

  /// One of `pins`. Nothing is asked for yet.
  ///
  /// @param pin what its address names it by
  public PinApi pin(String pin) {
    return new PinApi(calls, path + "/pins/" + Caller.segment(pin));
  }

  /// What happened, from a number on; the last ones where no `cursor` is given.
  public EventsApi events() {
    return new EventsApi(calls, path + "/events");
  }

  /// How often what happened, by the hour or by the day (UTC).
  public StatisticsApi statistics() {
    return new StatisticsApi(calls, path + "/statistics");
  }

  /// The newest refusals that are written, the last first.
  public RefusalsApi refusals() {
    return new RefusalsApi(calls, path + "/refusals");
  }

  /// Why the request of a reference was refused. Nothing is asked for yet.
  ///
  /// @param reference what its address names it by
  public RefusalApi refusal(String reference) {
    return new RefusalApi(calls, path + "/refusals/" + Caller.segment(reference));
  }

  /// The issuer's webhooks, at most 32.
  public WebhooksApi webhooks() {
    return new WebhooksApi(calls, path + "/webhooks");
  }

  /// One of them. Nothing is asked for yet.
  ///
  /// @param webhook what its address names it by
  public WebhookApi webhook(String webhook) {
    return new WebhookApi(calls, path + "/webhooks/" + Caller.segment(webhook));
  }

  /// The programs that the issuer asks, in their order; its `settings` change them.
  public HooksApi hooks() {
    return new HooksApi(calls, path + "/hooks");
  }

  /// One of `hooks`. Nothing is asked for yet.
  ///
  /// @param hook what its address names it by
  public HookApi hook(String hook) {
    return new HookApi(calls, path + "/hooks/" + Caller.segment(hook));
  }

  /// The programs that codes to telephones are handed to; the issuer's `settings` change them.
  public SendersApi senders() {
    return new SendersApi(calls, path + "/senders");
  }

  /// One of `senders`. Nothing is asked for yet.
  ///
  /// @param channel what its address names it by
  public SenderApi sender(String channel) {
    return new SenderApi(calls, path + "/senders/" + Caller.segment(channel));
  }

  /// What waits to be mailed, and for a week what became of it, the last first.
  public MailsApi mails() {
    return new MailsApi(calls, path + "/mails");
  }

  /// One of `mails`. Nothing is asked for yet.
  ///
  /// @param mail what its address names it by
  public MailApi mail(String mail) {
    return new MailApi(calls, path + "/mails/" + Caller.segment(mail));
  }
}
