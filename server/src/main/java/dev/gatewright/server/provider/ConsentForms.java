package dev.gatewright.server.provider;

import dev.gatewright.identity.OrganizationId;
import dev.gatewright.identity.User;
import dev.gatewright.identity.store.Organizations;
import dev.gatewright.protocol.errand.Errand;
import dev.gatewright.protocol.errand.Question;
import dev.gatewright.server.directory.Tenant;
import dev.gatewright.server.http.HttpRequest;
import dev.gatewright.server.http.HttpResponse;
import dev.gatewright.server.pages.ConsentView;
import dev.gatewright.server.pages.PageLink;
import java.util.List;
import java.util.Optional;

/// What the consent page shows (OpenID Connect Core §3.1.2.4).
final class ConsentForms {
  private final Organizations organizations;
  private final PageRenderer renderer;
  private final RefusalLog log;

  ConsentForms(Organizations organizations, PageRenderer renderer, RefusalLog log) {
    this.organizations = organizations;
    this.renderer = renderer;
    this.log = log;
  }

  HttpResponse show(
      Tenant tenant, HttpRequest request, User user, Errand errand, Question.Consent asked) {
    if (asked.everyTime()) {
      log.advise(
          tenant,
          request,
          "login.consent_not_remembered",
          "a public client is asked for each time unless its redirect URI is https: use https, a"
              + " confidential client, or a server on localhost");
    }
    var context = renderer.context(tenant, request, LoginForms.locales(errand), errand.client());
    var page =
        renderer.pages().consent(view(tenant, errand, asked, user, context.languages()), context);
    return renderer.pageLeadingToClient(tenant, 200, page, context);
  }

  private ConsentView view(
      Tenant tenant, Errand errand, Question.Consent asked, User user, List<String> languages) {
    var client = errand.client().orElseThrow();
    var scopes =
        asked.missing().tokens().stream()
            .map(
                name -> new ConsentView.Scope(name, tenant.settings().description(name, languages)))
            .toList();
    return new ConsentView(
        new PageLink(tenant.path() + "/consent"),
        client.name(),
        errand.recipient().map(LoginForms::recipient),
        LoginForms.account(user),
        asked.organization().flatMap(id -> name(tenant, id)),
        scopes,
        asked.lasting() ? Optional.of(client.refreshToken().lifetime()) : Optional.empty(),
        asked.everyTime(),
        LoginForms.hidden(errand));
  }

  private Optional<String> name(Tenant tenant, String organization) {
    return OrganizationId.parse(organization)
        .flatMap(id -> organizations.find(tenant.id(), id))
        .map(found -> found.name());
  }
}
