import dev.gatewright.client.IdpClient;
import dev.gatewright.client.resource.Challenge;
import dev.gatewright.client.resource.TokenVerifier;
import dev.gatewright.client.web.WebLogin;
import dev.gatewright.servlet.BearerFilter;
import dev.gatewright.servlet.HttpSessions;
import dev.gatewright.servlet.LoginFilter;
import dev.gatewright.servlet.ServletExchange;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;

public final class ServletSamples {
  static void inCode(ServletContext servletContext) {
    /*SAMPLE 1*/
  }

  static final class Projects extends jakarta.servlet.http.HttpServlet {
    /*SAMPLE 2*/
  }

  static void api(ServletContext servletContext) {
    /*SAMPLE 3*/
  }

  static void inTheApi(HttpServletRequest request, HttpServletResponse response, String organization)
      throws IOException {
    /*SAMPLE 4*/
  }
}
