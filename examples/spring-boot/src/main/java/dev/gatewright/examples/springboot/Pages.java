package dev.gatewright.examples.springboot;

import dev.gatewright.client.Agent;
import dev.gatewright.client.Organization;
import dev.gatewright.client.Profile;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.HtmlUtils;

/// The application's pages. Whoever takes an [Agent] or a [Profile] as an argument needs a login;
/// `/login` and `/logout` come with the starter.
@RestController
final class Pages {
  private final RestClient api;

  Pages(@Value("${example.api}") String api) {
    this.api = RestClient.create(api);
  }

  /// For everybody.
  @GetMapping(path = "/", produces = MediaType.TEXT_HTML_VALUE)
  String home(Optional<Profile> somebody) {
    return somebody
        .map(person -> page("Hello " + name(person), "<a href='/dashboard'>Dashboard</a>"))
        .orElseGet(() -> page("Hello stranger", "<a href='/login'>Log in</a>"));
  }

  /// For people who are logged in: who they are and where they belong.
  @GetMapping(path = "/dashboard", produces = MediaType.TEXT_HTML_VALUE)
  String dashboard(Agent agent) {
    var organizations =
        agent.organizations().stream().map(Pages::row).collect(Collectors.joining("\n"));
    return page(
        "Dashboard of " + name(agent.profile()),
        """
        <ul>
        %s
        </ul>
        <p><a href="/me">What the provider knows of you</a>
        <p><a href="/projects">Your projects, from an API</a>
        <form method="post" action="/logout"><button>Log out</button></form>
        """
            .formatted(organizations));
  }

  /// For people who may write projects in this organization, which their tokens say.
  @PostMapping("/orgs/{organization}/projects")
  ResponseEntity<Map<String, String>> createProject(
      @PathVariable String organization, Agent agent) {
    if (!agent.hasAccessIn(organization, "write", "projects")) {
      return ResponseEntity.status(403).body(Map.of("error", "insufficient_scope"));
    }
    return ResponseEntity.status(201).body(Map.of("created", "a project in " + organization));
  }

  /// The person's claims, as the provider has them now.
  @GetMapping("/me")
  Map<String, Object> userInfo(Agent agent) {
    return agent.userInfo().asMap();
  }

  /// What an API gives to this person, called with an access token that is fresh.
  @GetMapping(path = "/projects", produces = MediaType.APPLICATION_JSON_VALUE)
  ResponseEntity<String> projects(Agent agent) {
    return api.get()
        .uri("/projects")
        .header(HttpHeaders.AUTHORIZATION, "Bearer " + agent.accessToken())
        .exchange((request, response) ->
            ResponseEntity.status(response.getStatusCode()).body(response.bodyTo(String.class)));
  }

  private static String row(Organization organization) {
    var id = HtmlUtils.htmlEscape(organization.id());
    return """
    <li>%s: %s <form method="post" action="/orgs/%s/projects"><button>New project</button></form>\
    """
        .formatted(id, HtmlUtils.htmlEscape(String.join(", ", organization.scopes())), id);
  }

  private static String name(Profile person) {
    return HtmlUtils.htmlEscape(person.name().orElseGet(person::subject));
  }

  private static String page(String title, String body) {
    return "<!doctype html><html lang=en><meta charset=utf-8><title>%1$s</title><h1>%1$s</h1>%2$s"
        .formatted(title, body);
  }
}
