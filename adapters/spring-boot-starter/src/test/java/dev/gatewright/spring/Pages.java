package dev.gatewright.spring;

import dev.gatewright.client.Agent;
import dev.gatewright.client.Profile;
import dev.gatewright.client.resource.AccessToken;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the applications under test.
@RestController
final class Pages {
  @GetMapping("/")
  String home(Optional<Profile> somebody) {
    return "Hello " + somebody.flatMap(Profile::name).orElse("stranger");
  }

  @GetMapping("/about")
  String about() {
    return "A page for everybody";
  }

  /// What the browser sends, for a test to send it too.
  @GetMapping("/cookies")
  String cookies(@RequestHeader("Cookie") String cookies) {
    return cookies;
  }

  @GetMapping("/dashboard")
  String dashboard(Agent agent) {
    return "Dashboard of " + agent.profile().name().orElseThrow();
  }

  @GetMapping("/email")
  String email(Profile profile) {
    return profile.email().orElseThrow();
  }

  @GetMapping("/token")
  String token(Agent agent) {
    return agent.accessToken();
  }

  @GetMapping("/members/area")
  String members() {
    return "For members";
  }

  @GetMapping("/api/subject")
  String api(AccessToken token) {
    return token.subject();
  }

  @PostMapping("/api/projects")
  String apiProjects(AccessToken token) {
    if (!token.hasScope("projects:write")) {
      throw ChallengeException.insufficientScope("projects:write");
    }
    return "Created";
  }

  @PostMapping("/orgs/{org}/projects")
  ResponseEntity<Map<String, String>> createProject(@PathVariable String org, Agent agent) {
    return agent.hasAccessIn(org, "write", "projects")
        ? ResponseEntity.ok(Map.of("created", "in " + org))
        : ResponseEntity.status(403).body(Map.of("error", "insufficient_scope"));
  }
}
