import dev.gatewright.client.Agent;
import dev.gatewright.client.resource.AccessToken;
import dev.gatewright.spring.ChallengeException;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

public final class SpringBootSamples {
  record Project(String name) {}

  interface Projects {
    List<Project> of(String subject);
  }

  static final class Controller {
    /*SAMPLE 1*/
  }

  static final class Pages {
    /*SAMPLE 2*/
  }

  static final class Api {
    private final Projects projects = subject -> List.of();

    /*SAMPLE 3*/
  }
}
