package dev.gatewright.distribution;

import dev.gatewright.examples.api.ProjectsApi;
import dev.gatewright.examples.web.WebApplication;
import dev.gatewright.server.dev.DemoApplications;
import java.io.IOException;
import java.util.Map;

/// The examples as the demo mode starts them, exactly as their own `main` would. No other command
/// loads a class of theirs.
final class Examples implements DemoApplications {
  @Override
  public Running startWeb(Map<String, String> environment) throws IOException {
    return WebApplication.start(environment)::close;
  }

  @Override
  public Running startApi(Map<String, String> environment) throws IOException {
    return ProjectsApi.start(environment)::close;
  }
}
