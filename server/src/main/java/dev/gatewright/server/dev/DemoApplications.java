package dev.gatewright.server.dev;

import java.io.IOException;
import java.util.Map;

/// The programs that `gatewright dev` runs beside the server, so that a newcomer has something to
/// log in to. The server knows nothing else of them: they are told what any program would be told
/// by its environment, and speak to the server through its addresses alone.
///
/// | variable | |
/// | --- | --- |
/// | `PORT` | where to listen, on this machine only |
/// | `ISSUER_URL` | the demo tenant's issuer |
/// | `API_URL` | where the API is, which is also its resource identifier (RFC 8707 §2) |
/// | `CLIENT_ID`, `CLIENT_SECRET`, `REDIRECT_URI` | the web application's registration |
/// | `SESSION_SECRET` | what the web application encrypts its cookies with |
/// | `ORGANIZATION_NAMES` | what organizations are called: `id=name`, with `;` between them |
public interface DemoApplications {
  /// An application under way.
  interface Running extends AutoCloseable {
    @Override
    void close();
  }

  /// Starts the web application.
  ///
  /// @throws IOException when its port is taken
  Running startWeb(Map<String, String> environment) throws IOException;

  /// Starts the API that the web application calls.
  ///
  /// @throws IOException when its port is taken
  Running startApi(Map<String, String> environment) throws IOException;
}
