package dev.gatewright.server.provider;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.protocol.authorize.AuthorizationEndpoint;
import dev.gatewright.protocol.authorize.Interaction;
import dev.gatewright.protocol.authorize.Interaction.Step;
import dev.gatewright.protocol.oauth.Parameters;
import dev.gatewright.protocol.oauth.Reason;
import dev.gatewright.protocol.oauth.Refusal;
import dev.gatewright.protocol.oauth.Scope;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ConsentView;
import dev.gatewright.server.pages.PageLink;
import dev.gatewright.server.provider.Visits.Visit;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The consent page (OpenID Connect Core §3.1.2.4).
final class ConsentPage {
  private final AuthorizationEndpoint endpoint;
  private final Organizations organizations;
  private final Visits visits;
  private final Outcomes outcomes;
  private final PageRenderer renderer;

  ConsentPage(
      AuthorizationEndpoint endpoint,
      Organizations organizations,
      Visits visits,
      Outcomes outcomes,
      PageRenderer renderer) {
    this.endpoint = endpoint;
    this.organizations = organizations;
    this.visits = visits;
    this.outcomes = outcomes;
    this.renderer = renderer;
  }

  HttpResponse show(Tenant tenant, HttpRequest request) {
    var visit = visits.of(tenant, request);
    var interaction = find(tenant, request.query(), visit);
    if (interaction.isEmpty() || visit.user().isEmpty()) {
      return renderer.refusal(tenant, request, Refusal.of(Reason.AUTHORIZE_INTERACTION_LOST));
    }
    var view = view(tenant, interaction.get(), visit.user().get());
    var context = renderer.context(tenant, request, LoginForms.locales(interaction.get()));
    return renderer.pageLeadingToClient(tenant, 200, renderer.pages().consent(view, context));
  }

  HttpResponse submit(Tenant tenant, HttpRequest request) {
    var fields = Forms.own(request);
    if (fields.isEmpty()) {
      return renderer.foreignForm(tenant, request);
    }
    var visit = visits.of(tenant, request);
    var handle = fields.get().first("interaction").orElse("");
    var decision = fields.get().first(ConsentView.DECISION_FIELD).orElse("");
    var outcome =
        decision.equals(ConsentView.ALLOW)
            ? endpoint.allow(tenant.issuer(), handle, visit.browser())
            : endpoint.deny(tenant.issuer(), handle, visit.browser());
    return outcomes.answer(tenant, request, outcome);
  }

  private Optional<Interaction> find(Tenant tenant, Parameters parameters, Visit visit) {
    return parameters
        .first("interaction")
        .flatMap(handle -> endpoint.find(tenant.issuer(), handle, visit.browser()))
        .filter(interaction -> interaction.step() == Step.CONSENT);
  }

  private ConsentView view(Tenant tenant, Interaction interaction, User user) {
    var scopes =
        interaction.missing().tokens().stream()
            .map(name ->
                new ConsentView.Scope(
                    name,
                    Optional.ofNullable(tenant.issuer().scopes().get(name))
                        .filter(description -> !description.isEmpty())))
            .toList();
    return new ConsentView(
        new PageLink(tenant.path() + "/consent"),
        interaction.client().name(),
        recipient(interaction.request().redirectUri()),
        LoginForms.account(user),
        organizationName(tenant, interaction),
        scopes,
        lasting(interaction),
        LoginForms.hidden(interaction));
  }

  private Optional<String> organizationName(Tenant tenant, Interaction interaction) {
    return interaction
        .request()
        .organization()
        .flatMap(OrganizationId::parse)
        .flatMap(id -> organizations.find(tenant.id(), id))
        .map(organization -> organization.name());
  }

  private static Optional<Duration> lasting(Interaction interaction) {
    return interaction.request().scope().contains(Scope.OFFLINE_ACCESS)
        ? Optional.of(interaction.client().refreshToken().lifetime())
        : Optional.empty();
  }

  /// Host and port of the redirect URI, or its scheme where it has no host.
  private static String recipient(String redirectUri) {
    var uri = URI.create(redirectUri);
    var authority = uri.getRawAuthority();
    return authority != null && !authority.isEmpty() ? authority : uri.getScheme() + ":";
  }
}
